/** What is said of the engine that runs. */
export const en = {
  'because.reading': '{engine} reads your drawing: reading needs no GPU.',
  'because.asked': '{engine} computes, because you chose it.',
  'because.measured':
    '{engine} trains and reads: {speed} digits/s against {otherSpeed} on {other}, measured here.',
  'because.remembered':
    '{engine} trains and reads: {speed} digits/s against {otherSpeed} on {other}, measured here earlier.',
  'because.softwareGpu':
    '{engine} trains and reads, because this browser’s GPU is emulated in software ({renderer}).',
  'because.only': '{engine} computes, because {why}.',
  'failure.unavailable': '{engine} is not available here',
  'failure.wrongResult': '{engine} computed wrong results',
  'failure.lost': '{engine} lost the GPU',
  'failure.stalled': '{engine} stopped answering',
  'failure.diverged': '{engine} got numbers beyond all bounds',
  'failure.outOfMemory': '{engine} has too little memory',
  'failure.error': '{engine} failed (“{message}”)',
  'failure.errorSilent': '{engine} failed',
} as const;

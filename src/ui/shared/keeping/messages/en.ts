/** Why what a person does here is not kept. */
export const en = {
  refused:
    'This browser keeps nothing for this page: your drawing, settings, runs and digits are gone when it is closed. Save what you need as files.',
  newer:
    'A newer version of this page keeps things on this device that this one cannot read: what you do here is gone when the page is closed. Reload it to get the newer version.',
  full: 'This device has no room left for this page: what you do from now on may be gone when it is closed. Delete some runs, or save what you need as files.',
  failed:
    'What you do here can no longer be kept on this device, and may be gone when the page is closed. Save what you need as files.',
  dismiss: 'Dismiss',
} as const;

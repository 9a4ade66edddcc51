/** What is said of a run beyond where it is. */
export const en = {
  step: 'Step {step} of {total}',
  speed: '{n} digits/s',
  left: '{time} left',
  waiting: 'Waiting for digits…',
  restored: 'Kept from when the page was closed: “Resume” goes on.',
  missing: 'The digits of the next step are missing.',
  missingTest: 'Some of the test digits are missing.',
  fetching: 'Fetching MNIST: {samples} of {total} digits ({loaded} of {whole} MB)',
  fetchingTest: 'Fetching test digits: {samples} of {total} ({loaded} of {whole} MB)',
  epochDone: 'Epoch {epoch} done: accuracy {accuracy}.',
  epochValidated: 'Epoch {epoch} done: accuracy {accuracy}, validation accuracy {validation}.',
  'result.test': 'Read {right} of {count} test digits right ({accuracy}), {wrong} wrong; loss {loss}.',
  'result.guessing': '{result} No better than guessing: try another learning rate, or more epochs.',
} as const;

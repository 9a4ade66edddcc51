/** What the tab of MNIST's digits says, and what is said of a digit wherever one is shown. */
export const en = {
  intro:
    'MNIST has 60,000 digits to learn from and 10,000 to be tested with, written by hand and scanned as 28×28 grey pixels. Choose one to have it read on the pad. Training digits are numbered in Inkling’s own order, which begins with a sample of 1,000 so that training can start at once: x_train[0] of an article is another digit; test digits have MNIST’s own numbers.',

  'set.label': 'Set',
  'set.train': 'Training digits',
  'set.test': 'Test digits',
  'label.label': 'Label',
  'label.all': 'All',
  'jump.label': 'Number',
  'jump.go': 'Go to it',
  'jump.none': '0 to {last}',
  'taught.label': 'As taught',
  'taught.train':
    'As the first epoch of the plan is taught them. A dot marks digits that a handwriting style wrote.',
  'taught.test': 'Varied by the plan’s augmentation; test digits themselves are taught to no network.',
  'taught.default': 'Varied by the default augmentation; the plan itself leaves these digits as they are.',
  'taught.off': 'The digits are shown as they are.',
  'taught.vary': 'Another variation',

  'pager.label': 'Pages',
  'pager.previous': 'Previous',
  'pager.next': 'Next',
  'pager.range': '{from}–{to} of {total}',
  'pager.none': 'None',
  'grid.label': 'Digits. The arrow keys move among them.',

  'digit.train': 'Training digit {index}, labelled {label}',
  'digit.test': 'Test digit {index}, labelled {label}',
  'digit.written': 'Digit {label}, which a handwriting style wrote in place of training digit {index}',
  'digit.put': '{digit}. Put it on the pad.',
  'digit.done': '{digit}, is on the pad.',

  fetching: 'Fetching the digits…',
  'fetching.mnist': 'Fetching MNIST: {samples} of {total} digits…',

  'problem.retry': 'Try again',
  'problem.offline': 'MNIST could not be fetched: there was no answer. Check the connection.',
  'problem.data': 'MNIST could not be fetched: {file} is missing or damaged on the server.',
  'problem.model': 'There is no network yet that could read.',
  'problem.changed': 'Another network reads by now, or it went on learning. Try again.',
  'problem.busy': 'A run is under way. Stop it or wait for its end.',
  'problem.outOfMemory': 'The browser gives no more memory.',
  'problem.worker': 'The engine stopped before it could answer.',
  'problem.internal': 'Something went wrong inside Inkling: “{message}”.',
} as const;

/** What the tab of tests says. */
export const en = {
  intro:
    'How well does the network that reads now know digits it never learnt from? MNIST keeps 10,000 of them apart for that.',
  'test.run': 'Test this network on 10,000 digits',
  'test.again': 'Test it again',
  'test.running': 'Reading 10,000 digits…',
  'result.none': 'Nothing has been tested yet.',
  'result.numbers': '{right} of {count} read right ({accuracy}), {wrong} wrong; loss {loss}.',
  'result.stale': 'That was before the network changed: test it again.',
  'result.network': 'Network tested: {network}',

  'scores.title': 'Digit by digit',
  'scores.digit': 'Digit',
  'scores.support': 'Count',
  'scores.precision': 'Precision',
  'scores.recall': 'Recall',
  'scores.f1': 'F1',
  'scores.macro': 'Mean',
  'scores.help':
    'Precision: of those read as this digit, the share that is it. Recall: of this digit, the share that is found. F1: their harmonic mean. The last row is the macro average.',

  'matrix.title': 'Confusion matrix',
  'matrix.help':
    'Rows are what the digits are, columns what they were read as: off the diagonal are the mistakes. Press a number to see its digits.',
  'matrix.keys': 'The arrow keys move among the numbers.',
  'matrix.true': 'True digit',
  'matrix.read': 'Read as',
  'matrix.cell': '{label} read as {read}: {digits}',
  'digits.one': '{n} digit',
  'digits.other': '{n} digits',
  'matrix.csv': 'Save the confusion matrix as CSV',

  'reliability.title': 'Reliability diagram',
  'reliability.help':
    'How often the network is right (bars) when it is so sure (axis). On the dashed line it would be exactly as sure as it is right; red is the gap.',
  'reliability.error': 'Expected calibration error (ECE): {error}',
  'reliability.description': 'Accuracy by confidence, in ten bins of equal width.',
  'reliability.accuracy': 'Accuracy',
  'reliability.gap': 'Gap',
  'reliability.ideal': 'Ideal',
  'reliability.axis': 'Confidence',
  'reliability.table': 'The diagram in numbers',
  'reliability.bin': 'Bin',
  'reliability.count': 'Digits',
  'reliability.bins': '{from} to {to}',

  'gallery.mistakes': 'Mistakes, the worst first',
  'gallery.cell': '{label} read as {read}, the surest first',
  'gallery.all': 'Show all mistakes',
  'gallery.none': 'Here will be the digits that it gets wrong. Press one to have it read on the pad.',
  'gallery.noMistakes': 'Not one mistake.',
  'gallery.label': 'Digits. The arrow keys move among them; Enter puts one on the pad.',
  'card.read': '{label} read as {read}',
  'card.right': '{label}, read right',
  'card.share': '{digit}: {share}',
  'card.name': 'Test digit {index}:',
  'card.done': 'Test digit {index}, labelled {label}, is on the pad.',
} as const;

/** What a course page can do with Inkling, in a few lines. Served as it is: no build, no framework. */

const MOST_LINES = 12;

const reader = document.querySelector('[data-inkling]');
const trainer = document.querySelector('#trainer');
const log = document.querySelector('#log');
const answer = document.querySelector('#answer');

/** A 3, as a person might draw it: points on a pad of 280 by 280. */
const THREE = [
  [
    [85, 75],
    [120, 50],
    [165, 52],
    [185, 85],
    [165, 118],
    [130, 130],
    [170, 140],
    [192, 178],
    [170, 218],
    [125, 228],
    [85, 208],
  ].map(([x, y]) => ({ x, y })),
];

/** Puts a line at the top of the log. */
function note(text) {
  const line = document.createElement('li');
  line.textContent = text;
  log.prepend(line);
  while (log.children.length > MOST_LINES) log.lastElementChild.remove();
}

/** What is worth telling of a message. */
function told({ type, ...message }) {
  switch (type) {
    case 'ready':
      return 'ready';
    case 'prediction':
      return `prediction: ${message.digit ?? 'not sure, or no digit'}`;
    case 'epoch':
      return `epoch ${message.epoch}: accuracy ${message.accuracy.toFixed(4)}`;
    case 'finished':
      return `finished: ${(100 * message.result.accuracy).toFixed(2)} % of the test digits are read right`;
    case 'error':
      return `error: ${message.message}`;
    default:
      return null;
  }
}

for (const type of ['ready', 'prediction', 'epoch', 'finished', 'error']) {
  document.addEventListener(`inkling:${type}`, ({ target, detail }) =>
    note(`${target.localName} · ${told(detail)}`),
  );
}
reader.addEventListener('inkling:ready', () => {
  document.querySelector('#send').disabled = false;
});
trainer.addEventListener('inkling:ready', () => {
  for (const id of ['train', 'stop']) document.querySelector(`#${id}`).disabled = false;
});

/** Has a command carried out; says so where it is refused. */
async function ask(element, command) {
  try {
    return await element.inkling.send(command);
  } catch (refusal) {
    note(`${element.localName} · refused: ${refusal.message}`);
    return null;
  }
}

document.querySelector('#send').addEventListener('click', async () => {
  const prediction = await ask(reader, { type: 'read', strokes: THREE });
  if (prediction !== null) answer.textContent = `It was read as ${prediction.digit ?? 'no digit'}.`;
});
document.querySelector('#train').addEventListener('click', () => ask(trainer, { type: 'train' }));
document.querySelector('#stop').addEventListener('click', () => ask(trainer, { type: 'stop' }));

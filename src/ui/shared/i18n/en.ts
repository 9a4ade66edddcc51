/**
 * Every sentence of the page, in English: the list that other languages are held to. `{name}` is filled in by `t`;
 * a pair of keys that end in `.one` and `.other` is chosen from by a number.
 */
export const en = {
  'page.title': 'Inkling: draw a digit, and a small neural network reads it',
  'page.tagline': 'Draw a digit. A small neural network reads it, and you can train it.',
  'page.crashed': 'Something on this page broke. Reload it to go on; your settings are kept.',
  'part.failed': 'This part could not be loaded. Check the connection, then reload the page.',

  'task.label': 'Task',
  'language.label': 'Language',
  'language.failed': 'The other language could not be loaded. Check the connection, then choose it again.',
  'theme.label': 'Appearance',
  'theme.system': 'As on this device',
  'theme.light': 'Light',
  'theme.dark': 'Dark',

  'footer.private': 'Everything runs in this tab; nothing is sent anywhere.',
  'footer.credit': 'Digits: MNIST, by Y. LeCun, C. Cortes and C. Burges. Free software (MIT).',

  'hint.keys': '{action} ({keys})',

  'draw.heading': 'Draw',
  'pad.name': 'Drawing pad',
  'pad.help':
    'Draw with a mouse, a pen or a finger. While the pad has the focus, the keys 0 to 9 put a sample digit on it, P takes the pen, E the eraser, and Escape clears.',
  'pad.blank': 'Draw a digit, 0 to 9',
  'tool.label': 'Tool',
  'tool.pen': 'Pen',
  'tool.eraser': 'Eraser',
  'tool.width': 'Pen width',
  'draw.undo': 'Undo',
  'draw.redo': 'Redo',
  'draw.clear': 'Clear',
  'samples.label': 'Or take a sample',
  'samples.digit': 'Sample {digit}',

  'predict.heading': 'Read',
  'sees.title': 'What the network sees',
  'sees.digit': 'Your drawing as 28 by 28 pixels',
  'sees.blank': '28 by 28 empty pixels',
  'guess.sure': 'Looks like',
  'guess.likely': 'Probably',
  'guess.unsure': 'Not sure:',
  'guess.either': '{first} or {second}?',
  'guess.refused': 'This doesn’t look like a digit',
  'guess.as.other': 'It is not clear what it shows.',
  'guess.as.several': 'It looks like more than one digit: write one at a time.',
  'guess.as.letter': 'It looks more like a letter.',
  'guess.as.scribble': 'It looks more like a scribble.',
  'guess.as.drawing': 'It looks more like a drawing.',
  'guess.as.mark': 'It looks more like a stray mark.',
  'guess.blank': 'Draw a digit to see its reading here.',
  'guess.loading': 'Loading the network…',
  'guess.reading': 'Reading…',
  'guess.loadAgain': 'Load it again',
  'guess.spoken.sure': 'Looks like {digit}: {percent}',
  'guess.spoken.likely': 'Probably {digit}: {percent}',
  'guess.spoken.refused': 'This doesn’t look like a digit. {as}',
  'strip.refused': 'Not a digit',
  'share.over': '>{percent}',
  'share.under': '<{percent}',
  'bars.label': 'Probability of each digit',
  'bars.anyway': 'What the network would say anyway',
  'bars.digit': 'Digit {digit}',
  'bars.value': '{percent}',
  'bars.top': '{percent}, the most likely',
  'bars.second': '{percent}, the second most likely',
  'bars.none': 'no reading yet',
  'reader.none': 'No network has been loaded yet.',
  'reader.default': 'Read by the network that came with the page:',
  'reader.cnn': 'Read by the page’s CNN:',
  'reader.training': 'Read by your network, being trained:',
  'reader.trained': 'Read by your network:',
  'reader.choice': 'Network that comes with the page',
  'reader.choice.default': 'Dense',
  'reader.choice.default.name': 'Dense network',
  'reader.choice.cnn': 'CNN',
  'reader.choice.cnn.name': 'CNN, a small convolutional network',
  'reader.choice.loading': 'Loading it…',
  'reader.choice.failed': 'It could not be loaded.',
  'reader.choice.running': 'Stop the run to choose another.',

  'steps.title': 'How your drawing was prepared',

  'train.heading': 'Train',
  'train.failed':
    'What this panel holds could not be loaded. Drawing and reading work without it; reload the page to try again.',
  'train.empty':
    'Train starts a fresh network and teaches it handwritten digits, here in this tab. Watch the curves, and how the reading of your own drawing changes as it learns.',

  'field.network.label': 'Network',
  'field.network.help':
    'Pixels in, neurons of each hidden layer (conv: filters, pool: pixels a side), digits out; with the article’s own settings.',
  'field.optimizer.label': 'Optimiser',
  'field.optimizer.help':
    'How the weights follow the slope of the loss: SGD steps straight down, the others adapt the step of each weight.',
  'field.learningRate.label': 'Learning rate',
  'field.learningRate.help':
    'How far each step moves the weights. Too low learns slowly, too high never settles. It moves while training runs, too.',
  'field.learningRate.now': 'now {rate}',
  'field.momentum.label': 'Momentum',
  'field.momentum.help': 'How much of the last step’s direction the next one keeps; 0 is none of it.',
  'field.nesterov.label': 'Nesterov',
  'field.nesterov.help':
    'Steps as if the momentum had been followed already; without momentum it changes nothing.',
  'field.beta1.label': 'Beta 1',
  'field.beta1.help': 'Adam’s momentum: how slowly it forgets the direction of earlier steps.',
  'field.beta2.label': 'Beta 2',
  'field.beta2.help':
    'How slowly Adam forgets how steep earlier steps were; steep weights take smaller steps.',
  'field.weightDecay.label': 'Weight decay',
  'field.weightDecay.help': 'The share of each weight, times the learning rate, that every step takes away.',
  'field.rho.label': 'Rho',
  'field.rho.help': 'How slowly it forgets how steep earlier steps were; steep weights take smaller steps.',
  'field.initialAccumulatorValue.label': 'Initial sum',
  'field.initialAccumulatorValue.help':
    'Where each weight’s sum of squared slopes begins; as it grows, the weight’s steps become smaller.',
  'field.epsilon.label': 'Epsilon',
  'field.epsilon.help': 'A small number that keeps steps finite where the loss is all but flat.',
  'field.lineSearchSteps.label': 'Search steps',
  'field.lineSearchSteps.help': 'How often it may look at all digits to find how far to go in one direction.',
  'field.formula.label': 'Formula',
  'field.formula.help': 'How much of the last direction the next one keeps.',
  'choice.polak_ribiere': 'Polak–Ribière',
  'choice.fletcher_reeves': 'Fletcher–Reeves',
  'choice.false': 'Off',
  'choice.true': 'On',
  'field.batchSize.label': 'Batch size',
  'field.batchSize.help': 'How many digits the network sees before each change of its weights.',
  'field.batchSize.all': 'all at once',
  'field.epochs.label': 'Epochs',
  'field.epochs.help': 'How many times it goes through all training digits.',
  'field.validationSplit.label': 'Validation split',
  'field.validationSplit.help':
    'The share of digits held back from learning, to see how well it reads new ones.',
  'field.trainingSize.label': 'Training digits',
  'field.trainingSize.help': 'How many of MNIST’s 60,000 training digits are used, those held back included.',
  'field.range': '{help} {min} to {max}; Keras has no default.',
  'field.default': '{help} {min} to {max}; Keras has {usual}.',
  'plan.legend': 'Training settings',
  'plan.more': 'More settings',
  'plan.summary': '{weights} parameters. Point at or touch a setting for help.',
  'plan.broken': 'This network cannot be built; the layer to correct is marked below.',

  'planProblem.notANumber': 'No number',
  'planProblem.notWhole': 'Not whole',
  'planProblem.outOfRange': '{min}–{max}',
  'planProblem.batchTooLarge': 'At most {max}',
  'planProblem.network': 'See the marked layer',
  'planProblem.other': 'Not possible',

  'control.train': 'Train',
  'control.pause': 'Pause',
  'control.resume': 'Resume',
  'control.retry': 'Try again',
  'control.step': 'Step',
  'control.stop': 'Stop',
  'control.reset': 'Reset',
  'control.step.hint': 'Take a single step of training',
  'control.stop.hint': 'End the run, keep what was learnt, and test it',
  'control.reset.hint': 'Clear the run, and go back to the network that came with the page',
  'control.locked': 'Set by your teacher',
  'control.locked.short': 'Locked',
  'control.group': 'Training run',

  'status.starting': 'Starting the engine…',
  'status.idle': 'Ready to train',
  'status.invalid': 'Correct the marked settings',
  'status.preparing': 'Preparing the run…',
  'status.epoch': 'Epoch {epoch} of {epochs}',
  'status.paused': 'Paused in epoch {epoch} of {epochs}',
  'status.pausedEarly': 'Paused before the first step',
  'status.stalled': 'Waiting for the data',
  'status.evaluating': 'Reading the 10,000 test digits…',
  'status.finished': 'Finished',
  'status.stopped': 'Stopped early',
  'status.interrupted': 'This run broke off',
  'status.progress': 'Training progress',

  'time.seconds': '{s} s',
  'time.minutes': '{min} min {s} s',
  'time.hours': '{h} h {min} min',

  'curves.failed': 'The curves could not be loaded; the table below has the numbers.',

  'table.title': 'Numbers of each epoch',
  'table.epoch': 'epoch',
  'table.empty': 'A row is added at the end of each epoch.',

  'lab.heading': 'Lab',
  'lab.loading': 'Loading the lab…',
  'lab.failed':
    'The lab could not be loaded. Drawing, reading and training work without it; reload the page to try again.',
  'lab.crashed':
    'Something in the lab broke. Drawing, reading and training go on; reload the page to get it back.',

  'share.heading': 'Share and take away',

  'engine.starting': 'The engine is starting…',
  'engine.restarting': 'The engine is starting again…',
  'engine.dead': 'The engine has stopped',
  'engine.resting': 'The engine rests: it starts when you use this page.',
  'engine.choice.auto': 'Automatic',
  'engine.choice.webgl': 'GPU (WebGL)',
  'engine.choice.wasm': 'CPU (Wasm)',

  'problem.retry': 'Try again',
  'problem.restart': 'Restart',
  'problem.dismiss': 'Dismiss',
  'problem.data.offline.title': 'The training digits did not arrive',
  'problem.data.offline.body':
    'There was no answer when fetching {file}. The run waits, with all it has learnt. Check the connection, then try again.',
  'problem.data.missing.title': 'Some training digits are missing',
  'problem.data.missing.body':
    'The server does not have {file}. The run waits, with all it has learnt. Try again; if that does not help, the page was put there incompletely.',
  'problem.data.corrupt.title': 'Some training digits arrived damaged',
  'problem.data.corrupt.body':
    '{file} is not what it should be, so it was not used. The run waits, with all it has learnt. Try again to fetch it anew.',
  'problem.data.manifest.title': 'The list of training digits cannot be read',
  'problem.data.manifest.body':
    '{file} is not what this page expects. Drawing and reading still work. Try again, or reload the page to get its newest version.',
  'problem.model.offline.title': 'The network did not arrive',
  'problem.model.offline.body':
    'There was no answer when fetching it. Your drawing is kept. Check the connection and try again, or train a network of your own.',
  'problem.model.missing.title': 'The network is missing',
  'problem.model.missing.body':
    'The server does not have it. Your drawing is kept. Try again, or train a network of your own.',
  'problem.model.corrupt.title': 'The network arrived damaged',
  'problem.model.corrupt.body':
    'It was not used. Your drawing is kept. Try again, or train a network of your own.',
  'problem.engine.title': 'The network cannot run in this browser',
  'problem.engine.body':
    'Neither WebAssembly nor WebGL starts here. You can still draw. Restart, or try an up-to-date browser.',
  'problem.engineFailed.lost.title': 'The GPU was taken away',
  'problem.engineFailed.stalled.title': '{engine} stopped answering',
  'problem.engineFailed.diverged.title': '{engine} got numbers beyond all bounds',
  'problem.engineFailed.outOfMemory.title': '{engine} has too little memory',
  'problem.engineFailed.error.title': '{engine} failed',
  'problem.engineFailed.run.body':
    'The training went on from its last checkpoint, on {engine}: at most about a second of it was lost. Your drawing and the curves are kept.',
  'problem.engineFailed.divergedRun.body':
    'The training went on from its last checkpoint, on {engine}: at most about a second of it was lost. Your drawing and the curves are kept. Should it happen again, try a lower learning rate.',
  'problem.engineFailed.reading.body':
    'Reading goes on, on {engine}. Your drawing, the network and the curves are kept.',
  'problem.workerDied.restarting.title': 'The engine stopped answering',
  'problem.workerDied.restarting.body':
    'It is starting again. Your drawing and the curves are kept, and a run goes on from its last checkpoint, if there was one.',
  'problem.workerDied.ready.title': 'The engine stopped answering, and is back',
  'problem.workerDied.ready.body':
    'Your drawing and the curves are kept. A run that was under way goes on from its last checkpoint: at most about a second of it was lost.',
  'problem.workerDied.dead.title': 'The engine does not start',
  'problem.workerDied.dead.body':
    'It was started several times in vain. Your drawing is kept, and so is the last checkpoint of a run. Close other demanding tabs or check the connection, then restart.',
  'problem.diverged.title': 'The training diverged',
  'problem.diverged.body':
    'In epoch {epoch}, at step {step}, the loss grew beyond all numbers: the steps were too big. Your drawing and settings are kept. Try a lower learning rate.',
  'problem.outOfMemory.title': 'This run needs too much memory',
  'problem.outOfMemory.body':
    'The browser gives no more. Your drawing and settings are kept. Try a smaller batch size or network.',
  'problem.busy.title': 'A run is under way',
  'problem.busy.body': 'Stop it or wait for its end, then try again. Nothing was changed.',
  'problem.changed.title': 'Another network reads by now',
  'problem.changed.body':
    'What was asked about it has no answer any more. Try again for the network that reads now.',
  'problem.plan.title': 'These settings cannot be trained',
  'problem.plan.body': 'Nothing was changed. Correct the marked settings and train again.',
  'problem.internal.title': 'Something went wrong inside Inkling',
  'problem.internal.body':
    'This is our mistake, not yours: “{message}”. Your drawing is kept. Try again, or reload the page.',
} as const;

export const en = {
  'save.heading': 'Save the network that reads',
  'save.text':
    'Now it is {reader}: {network}. The file holds its layers and all its numbers; other programs read the same from it as this page.',
  'save.none': 'Wait until a network reads.',
  'save.default': 'the network that came with the page',
  'save.cnn': 'the convolutional network that came with the page',
  'save.training': 'your network',
  'save.kept': 'your network',
  'save.file': 'the network of {file}',
  'save.keras': 'Keras 3',
  'save.keras.hint': 'One .keras file: keras.saving.load_model reads it.',
  'save.onnx': 'ONNX',
  'save.onnx.hint': 'One .onnx file, for ONNX Runtime and many other programs.',
  'save.tfjs': 'TensorFlow.js',
  'save.tfjs.hint': 'A .zip of model.json and weights.bin: unpacked, tf.loadLayersModel reads it.',
  'save.as': 'Save as {format}',
  'save.busy': 'Pause or stop the run first: its numbers change all the time.',

  'open.heading': 'Open one from a file',
  'open.text':
    'A network that reads digits: 28 × 28 pixels in, ten probabilities out. It reads here from then on; in the lab, under My digits, it can go on learning.',
  'open.button': 'Open a model…',
  'open.hint':
    'Keras (.keras, or .h5 of Keras 2), ONNX, or TensorFlow.js (a .zip, or model.json and its .bin files together). They can also be dropped here.',

  'notice.saving': 'Writing the file…',
  'notice.opening': 'Reading the file…',
  'notice.saved': '{file} was saved ({size} MB).',
  'notice.opened': '{file} reads now: {network}.',
  'notice.failed.saving': 'Nothing was saved. {problem}',
  'notice.failed.opening': '{file} was not opened, and all is as it was. {problem}',
  sentences: '{first} {second}',

  'note.assumedRange':
    'The file does not say how it takes pixels: 0 (paper) to 1 (ink) was assumed. If it reads badly, it was trained on something else.',
  'note.addedSoftmax': 'It gave plain scores; a softmax was put after them to make probabilities.',
  'note.droppedSetting':
    'The setting “{setting}” of {layer} is not known here: it reads the same, but would be trained otherwise.',

  'problem.unreadable': 'The browser could not read the file. Is it still there?',
  'problem.notLoaded': 'A part of the page that this needs did not come. Check the connection and try again.',
  'problem.busy': 'A run is under way: stop it or wait for its end, then try again.',
  'problem.worker': 'The engine did not do it. Try again in a moment.',
  'problem.tooLarge': 'It has {size} MB, packed or unpacked; {max} MB are the most.',
  'problem.tooManyFiles': 'There are {count} files in the archive; {max} are the most.',
  'problem.notThisFormat':
    'It is no model that this page knows: Keras (.keras, .h5), ONNX or TensorFlow.js (layers model) are. A SavedModel or a PyTorch file has to be converted first.',
  'problem.weightsOnly':
    'It holds weights alone, without the layers that they belong to. Save the whole model: model.save("model.keras").',
  'problem.graphModel':
    'It is a graph model, in which there are no layers any more. Convert the Keras model anew, with tensorflowjs_converter --output_format=tfjs_layers_model.',
  'problem.damaged': 'It is damaged, at “{where}”. Save or download it anew.',
  'problem.encrypted': 'It is encrypted. Unpack it, and pack it again without a password.',
  'problem.unsupportedLayer':
    'Its layer “{name}” is of the type {layer}, which this page cannot compute. It can: Dense, Conv2D, MaxPooling2D, AveragePooling2D, Flatten, Dropout, BatchNormalization and activations.',
  'problem.unsupportedSetting':
    'In {layer}, {setting} is {value}, which this page cannot compute. Convolutions have square kernels, stride 1 and no padding here; pools lie side by side.',
  'problem.notAChain':
    'Its layer “{name}” is not fed by the one layer before it alone. Networks are chains of layers here.',
  'problem.wrongInput': 'It takes {shape}. Networks take 784 numbers here, or 28 × 28 (× 1).',
  'problem.wrongOutput': 'It gives {shape}. Networks give ten probabilities here, one for each digit.',
  'problem.notNumbers':
    'Its array “{array}” holds values that are no numbers. It may have diverged in training.',
  'problem.missingArray':
    'Its array “{array}” is missing. A model of TensorFlow.js needs all its .bin files beside model.json.',
  'problem.wrongShape': 'Its array “{array}” has the shape [{found}]; its layers need [{expected}].',
  'problem.badNetwork': 'This page cannot train such a network. {why}',
  'problem.layer': 'Layer {layer}: {why}',
} as const;

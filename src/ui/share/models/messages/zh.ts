import type { en } from './en';

export const zh: { readonly [K in keyof typeof en]: string } = {
  'save.heading': '保存当前的识别模型',
  'save.text':
    '当前是{reader}：{network}。文件包含它的各层和全部参数；其他程序读取后，识别结果与本页面相同。',
  'save.none': '请等到模型加载完成。',
  'save.default': '页面自带的网络',
  'save.cnn': '页面自带的卷积网络',
  'save.training': '你的网络',
  'save.kept': '你的网络',
  'save.file': '文件 {file} 中的网络',
  'save.keras': 'Keras 3',
  'save.keras.hint': '一个 .keras 文件，可用 keras.saving.load_model 读取。',
  'save.onnx': 'ONNX',
  'save.onnx.hint': '一个 .onnx 文件，可用于 ONNX Runtime 等许多程序。',
  'save.tfjs': 'TensorFlow.js',
  'save.tfjs.hint': '一个 .zip，内含 model.json 和 weights.bin；解压后可用 tf.loadLayersModel 读取。',
  'save.as': '保存为 {format}',
  'save.busy': '请先暂停或停止训练：训练中参数一直在变。',

  'open.heading': '从文件打开模型',
  'open.text':
    '识别数字的网络：输入 28×28 像素，输出十个概率。打开后由它来识别；在实验室的“我的数字”中还可以继续训练它。',
  'open.button': '打开模型…',
  'open.hint':
    'Keras（.keras，或 Keras 2 的 .h5）、ONNX、TensorFlow.js（一个 .zip，或同时选择 model.json 及其 .bin 文件）。也可以拖放到这里。',

  'notice.saving': '正在写入文件…',
  'notice.opening': '正在读取文件…',
  'notice.saved': '已保存 {file}（{size} MB）。',
  'notice.opened': '现在由 {file} 识别：{network}。',
  'notice.failed.saving': '没有保存任何文件。{problem}',
  'notice.failed.opening': '没有打开 {file}，一切照旧。{problem}',
  sentences: '{first}{second}',

  'note.assumedRange':
    '文件没有说明像素的取值范围，这里按 0（白纸）到 1（墨迹）处理。如果识别效果很差，说明训练时用的是别的范围。',
  'note.addedSoftmax': '它的输出不是概率，因此在后面加了 softmax。',
  'note.droppedSetting': '本页面没有 {layer} 的“{setting}”这项设置：识别结果不变，但继续训练时会有所不同。',

  'problem.unreadable': '浏览器无法读取这个文件。文件还在吗？',
  'problem.notLoaded': '所需的页面部分没有加载成功。请检查网络连接后重试。',
  'problem.busy': '正在训练：请先停止训练，或等它结束后再试。',
  'problem.worker': '计算引擎没有完成这个操作。请稍后再试。',
  'problem.tooLarge': '文件（解压前或解压后）有 {size} MB，最多 {max} MB。',
  'problem.tooManyFiles': '压缩包中有 {count} 个文件，最多 {max} 个。',
  'problem.notThisFormat':
    '这不是本页面认识的模型。可用的格式有 Keras（.keras、.h5）、ONNX 和 TensorFlow.js（layers 模型）；SavedModel 或 PyTorch 文件需要先转换。',
  'problem.weightsOnly': '文件中只有权重，没有各层的结构。请保存整个模型：model.save("model.keras")。',
  'problem.graphModel':
    '这是 graph model，其中已经没有层的信息。请用 tensorflowjs_converter --output_format=tfjs_layers_model 重新转换 Keras 模型。',
  'problem.damaged': '文件在“{where}”处损坏。请重新保存或下载。',
  'problem.encrypted': '文件已加密。请解压后不设密码重新打包。',
  'problem.unsupportedLayer':
    '其中的层“{name}”是 {layer}，本页面无法计算。支持的层有 Dense、Conv2D、MaxPooling2D、AveragePooling2D、Flatten、Dropout、BatchNormalization 和各种激活函数。',
  'problem.unsupportedSetting':
    '{layer} 的 {setting} 为 {value}，本页面无法计算。这里的卷积核是正方形，步幅为 1，不做填充；池化窗口互不重叠。',
  'problem.notAChain': '其中的层“{name}”的输入不只是它的前一层。这里的网络是由层依次连接而成的。',
  'problem.wrongInput': '它的输入是 {shape}。这里的网络输入 784 个数，或 28×28（×1）。',
  'problem.wrongOutput': '它的输出是 {shape}。这里的网络输出十个概率，每个数字一个。',
  'problem.notNumbers': '其中的数组“{array}”含有无效数值，可能是训练时发散了。',
  'problem.missingArray': '缺少数组“{array}”。TensorFlow.js 模型需要同时选择 model.json 和所有 .bin 文件。',
  'problem.wrongShape': '其中的数组“{array}”形状为 [{found}]，而它的层需要 [{expected}]。',
  'problem.badNetwork': '本页面无法训练这样的网络。{why}',
  'problem.layer': '第 {layer} 层：{why}',
};

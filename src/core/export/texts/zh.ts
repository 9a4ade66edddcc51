import type { Texts } from './type';

/** Simplified Chinese. */
export const ZH: Texts = {
  title: (network) => `用 Keras 3 在 MNIST 上训练 ${network}`,
  from: '由 Inkling 导出：数据、网络、优化器和各项设置都与网页中的训练方案相同。',
  open: '网页中的方案：',
  needs: '需要 Python 3.10 或更新版本，以及 `pip install keras tensorflow matplotlib`。',
  chance:
    '随机数并不相同：种子能让这段代码每次的结果一致，但 Keras 得到的随机数与网页不同，只是服从同样的分布。因此初始权重不同，数字的先后顺序不同，结果相近而不相等。',
  percent: (share) => `${(100 * share).toFixed(2)}%`,

  expected: {
    page: (accuracy, loss) =>
      `预期结果：在网页中按此方案训练，10,000 个测试数字认对了 ${accuracy}，损失为 ${loss}。`,
    median: (accuracy) =>
      `预期结果：在网页中按此方案训练，10,000 个测试数字认对 ${accuracy}（三个种子的中位数）。`,
    keras: (accuracy, versions) => `这段代码在 ${versions} 下运行的结果是 ${accuracy}。`,
    unknown: '预期结果：这个方案还没有数据。先在网页中训练，再导出一次，这里就会写上它的结果。',
    range:
      '换一个种子，结果就会不同，在 Keras 中和在网页中都一样：训练顺利的方案会相差零点几个百分点。784-64-64-10 在网页中用八个种子，结果是 96.90% 到 97.71%。训练很短或失败时，相差会更大。',
    withoutStyles: (share) =>
      `缺了一样：在网页中，有 ${share} 的训练数字由 Inkling 自己的笔迹样式重新写出，而这些样式无法随代码带走。没有它们，网络认 MNIST 会稍好一些，认人手写的笔迹会差一些。`,
    withoutStylesDefault:
      '在网页中测得，有样式与没有样式时：MNIST 测试集为 98.72% 和 99.09%，手写笔迹为 97.60% 和 93.89%。所以这里预期约为 99.1%。',
  },

  setup: { title: '准备', text: '方案中的各个数值。' },
  data: { title: '数据', text: '60,000 个数字用来学习，10,000 个用来测试，每个 28×28 像素。' },
  dataSubset:
    '这个方案只用其中一部分来学习。网页按它自己的 MNIST 顺序选取，这段代码从文件开头选取：数量相同，但不是同一批数字。',
  dataSplit: '在打乱顺序之前，留出最后一部分数字用于验证：与 `fit` 的 `validation_split` 相同。',
  dataPixels: '像素保持原样，0 到 255：这个方案正是要看这样做的后果。',
  dataOneHot: '标签变成十个数一行，其中一个是 1。',
  variants: {
    title: '变体',
    text: '每一轮都重新变化每个数字，就像人手写字有变化一样：笔画变粗或变细，然后旋转、倾斜、缩放、平移，再用弹性波移动各个部分（P. Simard 等，2003）。各个数值是标准差，单位是度、比例和像素。',
  },
  variantsStyles: '网页的笔迹样式不在这里：它们无法随代码带走。',
  devices: {
    title: '一个或多个设备',
    text: '只有一块 GPU 或没有 GPU 时，什么都不用做。有多块时，每个批次分给各块 GPU，再把梯度合在一起：TensorFlow 用 `tf.distribute.MirroredStrategy`，JAX 用 `keras.distribution.DataParallel`。TensorFlow 的一个进程只能有一个策略：要用多个设备再运行一次，请先重启 Python。',
  },
  network: { title: '网络', text: '逐层与网页中相同。' },
  compile: { title: '优化器和损失函数', text: '网络靠它们来学习。' },
  compileFullBatch:
    '批量梯度下降就是以整个训练集为一个批次的 SGD：每轮一步。卷积层这样做需要很多内存；不够的话，请减少数字的数量。',
  compilePlain:
    'Keras 会把权重的惩罚项加进损失，网页不会，而且网页用交叉熵来验证：所以与网页可比的损失在这里是单独的一项指标。',
  conjugate: {
    title: '共轭梯度法',
    text: 'Keras 没有共轭梯度法，所以在这里写一个：每一轮看过所有数字，选定一个方向，并沿着它搜索，直到满足强 Wolfe 条件（J. Nocedal 和 S. Wright，《Numerical Optimization》，2006，算法 3.5 和 3.6）。这就是网页自己的方法，梯度由 TensorFlow 计算。',
  },
  fit: { title: '训练', text: '每一轮把所有训练数字学一遍。' },
  fitEarly: '训练可能在最后一轮之前结束：`EarlyStopping` 盯着一个指标。',
  curves: { title: '曲线', text: '每一轮的损失和准确率。' },
  calibrate: {
    title: '校准',
    text: '网络往往过于自信。与网页在训练结束时一样，用最适合验证数字的温度把它的置信度调低，但从不调高（C. Guo 等，2017）。认成哪个数字不会改变。',
  },
  test: { title: '测试', text: '网络从未见过的 10,000 个数字。' },
  save: { title: '保存', text: '网页可以载入这个文件。' },

  comments: {
    backend: 'Keras 可以运行在 TensorFlow、JAX 或 PyTorch 上：要换的话，在导入 Keras 之前换。',
    tensorflow: '下面的线搜索用 TensorFlow 计算梯度。',
    prepare: '把图像 [数量, 28, 28] 变成网络所需的形式，0 到 1。',
    preparePixels: '把图像 [数量, 28, 28] 变成网络所需的形式，0 到 255。',
    splitAt: '最后一部分用于验证。',
    bell: '近似正态分布：均值 0，标准差 1，从不超过 3。',
    cornersToPixels: '从 4 像素方格的角点（每边 8 个）按直线插值到所有像素。',
    waves: '每个位置沿一个轴移动的像素数：模糊后的噪声。',
    vary: '图像 [数量, 28, 28]，0 到 255，每个各有变化。',
    varyAll: '同上，图像不限数量：一次一千个。',
    strokes: '变粗：趋向像素及其四邻中墨最多的；变细：趋向墨最少的。',
    affine: '每个像素来自哪里。',
    bilinear: '每个像素由那个位置周围的四个算出；边缘之外没有墨。',
    varied: '分批的训练数字，每一轮都重新变化。',
    everyEpoch: '由种子决定的另一种顺序、另一批变体。',
    severalGpus: 'True：使用所有 GPU。只有一块或没有时也无妨。',
    scaleBatch:
      '批次按原样分开，所以训练过程不变。想让所有 GPU 都忙起来，就一次多取一些，步子也大一些（P. Goyal 等，2017）：',
    warmUp: '先在最初的若干步里直线上升，然后照常变化。',
    stepsPerEpoch: '学习率计划按步计算，方案按轮计算。',
    wholeBatch: '每轮一步：一次用上所有数字。',
    chunk: '一次处理的数字数量，以免内存不足',
    sums: '若干数字的损失、梯度和认对的个数之和。',
    penalty: '权重的惩罚项及其梯度。',
    measure: '对所有数字：含惩罚项的平均损失、梯度、不含惩罚项的平均损失、认对的比例。',
    sameDropout: '同一轮里丢弃的数相同：线搜索需要的是同一个函数。',
    cubic: '过两点及其斜率的三次曲线在哪里最低；没有则为 None。',
    lineSearch: '越走越远，直到某一点足够好，或最低点已被夹住。',
    narrow: '缩小夹住最低点的区间。',
    conjugateStep: '走一步。之后的损失比之前低，否则原地不动。',
    steepest: '不下降的方向让位给最陡的方向。',
    firstTry: '第一次尝试的步长由上一步推出（公式 3.60）。',
    nextTry: '由斜率作直线，推算最低点的位置。',
    inVain: '没有找到更低的点：下一次搜索从更近处开始。',
    pageCurves: '网页中训练的曲线。',
    temperature: '使验证数字的交叉熵最小的温度。',
    confusion: '行：数字本身；列：被认成的数字。',
  },
};

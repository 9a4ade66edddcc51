import type { MessageSet } from '../../../shared/i18n/t';
import type { en } from './en';

export const zh: MessageSet<typeof en>['zh'] = {
  intro: '当前的网络对从未学过的数字认得怎么样？MNIST 为此单独留出了 10,000 个测试样本。',
  'test.run': '用 10,000 个样本测试这个网络',
  'test.again': '重新测试',
  'test.running': '正在识别 10,000 个样本…',
  'result.none': '尚未测试。',
  'result.numbers': '{count} 个样本中认对 {right} 个（{accuracy}），认错 {wrong} 个；损失 {loss}。',
  'result.stale': '测试之后网络又变了：请重新测试。',
  'result.network': '所测网络：{network}',

  'scores.title': '各数字的指标',
  'scores.digit': '数字',
  'scores.support': '样本数',
  'scores.precision': '精确率',
  'scores.recall': '召回率',
  'scores.f1': 'F1',
  'scores.macro': '平均',
  'scores.help':
    '精确率：被认作该数字的样本中，确实是它的比例。召回率：该数字的样本中，被正确认出的比例。F1：两者的调和平均。最后一行是宏平均。',

  'matrix.title': '混淆矩阵',
  'matrix.help': '行是真实数字，列是识别结果：对角线以外都是错误。点击数字可查看对应的样本。',
  'matrix.keys': '可用方向键在各数字之间移动。',
  'matrix.true': '真实',
  'matrix.read': '识别为',
  'matrix.cell': '{label} 被认作 {read}：{digits}',
  'digits.other': '{n} 个样本',
  'matrix.csv': '把混淆矩阵保存为 CSV',

  'reliability.title': '可靠性图',
  'reliability.help':
    '网络有这样的把握时（横轴），实际有多少认对了（柱形）。若正好落在虚线上，把握与准确率一致；红色是两者之差。',
  'reliability.error': '期望校准误差（ECE）：{error}',
  'reliability.description': '各置信度区间的准确率，共十个等宽区间。',
  'reliability.accuracy': '准确率',
  'reliability.gap': '差距',
  'reliability.ideal': '理想',
  'reliability.axis': '置信度',
  'reliability.table': '图中的数值',
  'reliability.bin': '区间',
  'reliability.count': '样本数',
  'reliability.bins': '{from} 至 {to}',

  'gallery.mistakes': '认错的样本（错得最离谱的在前）',
  'gallery.cell': '{label} 被认作 {read}（把握最大的在前）',
  'gallery.all': '显示全部错误',
  'gallery.none': '这里将显示网络认错的样本。点击一个，即可放到手写板上重新识别。',
  'gallery.noMistakes': '没有一个认错。',
  'gallery.label': '样本。可用方向键移动，按回车键放到手写板上。',
  'card.read': '{label} 认作 {read}',
  'card.right': '{label}，认对',
  'card.share': '{digit}：{share}',
  'card.name': '测试样本 {index}：',
  'card.done': '测试样本 {index}，标签 {label}，已放到手写板上。',
};

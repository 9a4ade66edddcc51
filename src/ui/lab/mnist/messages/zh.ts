import type { MessageSet } from '../../../shared/i18n/t';
import type { en } from './en';

export const zh: MessageSet<typeof en>['zh'] = {
  intro:
    'MNIST 包含 60,000 个训练样本和 10,000 个测试样本，都是扫描成 28×28 灰度像素的手写数字。选择一个样本，把它放到手写板上让网络识别。训练样本按 Inkling 自己的顺序编号，最前面是各数字均衡的 1,000 个样本，以便立即开始训练，因此与文章中的 x_train[0] 不是同一个样本；测试样本沿用 MNIST 原有的编号。',

  'set.label': '数据集',
  'set.train': '训练样本',
  'set.test': '测试样本',
  'label.label': '标签',
  'label.all': '全部',
  'jump.label': '编号',
  'jump.go': '跳转',
  'jump.none': '0 到 {last}',
  'taught.label': '显示训练时的样子',
  'taught.train': '与按当前设置训练的第一轮看到的一样。带圆点的数字由手写风格生成。',
  'taught.test': '按当前设置中的数据增强随机变化；测试样本本身不参与训练。',
  'taught.default': '按默认的数据增强随机变化；当前设置不会改变这些样本。',
  'taught.off': '显示原始样本。',
  'taught.vary': '换一种变化',

  'pager.label': '翻页',
  'pager.previous': '上一页',
  'pager.next': '下一页',
  'pager.range': '{from}–{to}，共 {total} 个',
  'pager.none': '没有样本',
  'grid.label': '样本。可用方向键移动。',

  'digit.train': '训练样本 {index}，标签 {label}',
  'digit.test': '测试样本 {index}，标签 {label}',
  'digit.written': '由手写风格生成的 {label}，代替训练样本 {index}',
  'digit.put': '{digit}。放到手写板上。',
  'digit.done': '{digit}，已放到手写板上。',

  fetching: '正在获取样本…',
  'fetching.mnist': '正在获取 MNIST：{samples} / {total} 个样本…',

  'problem.retry': '重试',
  'problem.offline': 'MNIST 加载失败：没有收到响应。请检查网络连接。',
  'problem.data': 'MNIST 加载失败：服务器上的 {file} 缺失或已损坏。',
  'problem.model': '尚未加载任何可以识别的模型。',
  'problem.changed': '现在由另一个神经网络来识别，或者它又继续学习了。请再试一次。',
  'problem.busy': '正在训练。请先停止训练，或等它结束。',
  'problem.outOfMemory': '浏览器无法提供更多内存。',
  'problem.worker': '计算引擎还没来得及回答就停止了。',
  'problem.internal': 'Inkling 内部出错了：“{message}”。',
};

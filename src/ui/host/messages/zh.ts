import type { en } from './en';

/** The same in Chinese. */
export const zh: { readonly [K in keyof typeof en]: string } = {
  'refused.badMessage': 'Inkling 无法理解这条消息：{what}。',
  'refused.badPlan': '这个训练方案无法训练：{what}。',
  'refused.badPlan.form': '当前填写的训练方案无法训练。',
  'refused.busy': '训练正在进行：请先停止，或等待训练结束。',
  'refused.noRun': '目前没有可以这样操作的训练。',
  'refused.blank': '这些笔画里没有内容。',
  'refused.replaced': '识别之前，手写板上的内容已经变了。',
  'refused.noEngine': '神经网络无法在这里运行，或计算引擎中途停止了。',
  'refused.noNetwork': '没有能加载的模型。',
  'refused.tooMany': '等待答复的指令太多。',
  'refused.failed': 'Inkling 内部出错了。',
};

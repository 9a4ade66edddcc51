import type { en } from './en';

export const zh: { readonly [K in keyof typeof en as K extends `${string}.one` ? never : K]: string } = {
  loss: '损失',
  accuracy: '准确率',
  epochs: '轮次',
  training: '训练集',
  validation: '验证集',
  none: '尚无数值。',
  description: '训练集 {training}，验证集 {validation}。',
  descriptionTraining: '训练集 {training}。',
  'after.other': '{n} 轮之后：',
};

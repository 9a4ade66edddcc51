import type { en } from './en';

export const zh: { readonly [K in keyof typeof en]: string } = {
  'tabs.label': '实验室',
  'tabs.runs': '训练记录',
  'tabs.test': '测试',
  'tabs.mnist': 'MNIST',
  'tabs.own': '我的数字',
};

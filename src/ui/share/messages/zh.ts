import type { en } from './en';

export const zh: { readonly [K in keyof typeof en as K extends `${string}.one` ? never : K]: string } = {
  'tabs.label': '分享与带走',
  'tabs.embed': '嵌入',
  'tabs.models': '模型',
  'tabs.code': '代码',
  'tabs.workspace': '全部',

  'copy.copy': '复制',
  'copy.done': '已复制。',
  'copy.refused': '浏览器不允许此页面复制。文字已选中，请按 Ctrl+C 或 ⌘C。',
  'copy.length.other': '{n} 个字符',
};

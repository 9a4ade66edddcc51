import type { en } from './en';

export const zh: { readonly [K in keyof typeof en]: string } = {
  'save.svg': '将“{chart}”保存为 SVG',
  'save.png': '将“{chart}”保存为 PNG',
  'save.failed': '保存失败',
};

import type { en } from './en';

export const zh: { readonly [K in keyof typeof en]: string } = {
  blank: '写一个数字，就能看到每一步。',
  'box.title': '1. 框选',
  'box.text': '无论写在哪里，先用方框框住全部笔迹。',
  'scale.title': '2. 缩放',
  'scale.text': '把长边缩放为 20 像素，笔画粗细与 MNIST 一致。',
  'centre.title': '3. 居中',
  'centre.text': '把质心移到 28×28 图像的中央：横向移动 {right}、纵向移动 {down} 像素。',
};

import type { en } from './en';

export const zh: { readonly [K in keyof typeof en]: string } = {
  'photo.open': '从图片导入…',
  'photo.hint': '选择一张数字的照片或扫描件，也可以拖到这里或直接粘贴',
  'photo.drop': '把图片放到这里',
  'photo.heading': '从图片到数字',
  'photo.opening': '正在打开图片…',
  'photo.accept': '放到手写板上',
  'photo.close': '取消',
  'photo.another': '换一张图片…',
  'photo.blank':
    '没有找到数字：图片里没有与背景明显不同的笔画。手写板上的内容没有改变。请换一张光线更好、数字更大的图片。',
  'photo.problem.empty': '这个文件是空的。手写板上的内容没有改变，请另选一个。',
  'photo.problem.wrongType': '这个文件不是图片。手写板上的内容没有改变，请选择照片或扫描件。',
  'photo.problem.broken':
    '无法打开这张图片：文件已损坏，或浏览器不支持这种格式。手写板上的内容没有改变。JPEG 和 PNG 格式都可以使用。',
  'photo.problem.tooLarge':
    '这张图片超过 4000 万像素。手写板上的内容没有改变。请先缩小图片，或只截取数字部分。',

  'photo.grey.title': '1. 灰度',
  'photo.grey.text': '去掉颜色，只保留每一处的明暗。',
  'photo.swap.title': '2. 笔迹与背景',
  'photo.swap.kept': '笔迹比背景暗，无需反色。',
  'photo.swap.swapped': '笔迹比背景亮，因此把明暗反转（反色）。',
  'photo.even.title': '3. 均匀光照',
  'photo.even.text': '把每一处与周围的纸面比较，消除阴影和缓慢的明暗变化。',
  'photo.ink.title': '4. 阈值',
  'photo.ink.text':
    '比纸面暗 {percent} 以上的算作笔迹（大津法阈值）；污点和从边缘伸进来的部分会被去掉，过细的笔画会加粗到 MNIST 的粗细。',
  'photo.ink.none': '没有明显比纸面暗的地方，找不到合适的阈值。',
  'photo.scale.title': '5. 边框与缩放',
  'photo.scale.text': '给笔迹套上边框，把较长的一边缩放到 20 像素。',
  'photo.centre.title': '6. 居中',
  'photo.centre.text': '把质心移到 28×28 像素的中心。这就是模型看到的图像。',
};

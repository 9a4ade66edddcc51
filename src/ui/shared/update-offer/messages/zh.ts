import type { en } from './en';

export const zh: Record<keyof typeof en, string> = {
  'offline.nothing': '此处未保存离线副本。',
  'offline.page': '可离线使用（训练数据尚未下载完）。',
  'offline.all': '可离线使用。',
  'update.ready': '新版本已就绪。更新后，手写内容和训练记录都会保留。',
  'update.now': '更新',
  'update.later': '以后再说',
};

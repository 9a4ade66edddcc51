import type { en } from './en';

export const zh: { readonly [K in keyof typeof en as K extends `${string}.one` ? never : K]: string } = {
  'save.heading': '全部带走',
  'save.text':
    '一个文件，包含你的笔迹、表单中的训练设置、所有训练记录及其参数，以及你自己的数字：可以回家继续、提交作业，或者留作备份。',
  'save.button': '保存全部',
  'load.heading': '带回来',
  'load.text':
    '文件中的训练记录和数字会添加到已有内容中，已有的不会重复。其中的笔迹和训练设置会替换页面上当前的内容，可以撤销。',
  'load.button': '打开文件…',
  'load.hint': '在这里保存的文件（.inkling）。也可以拖放到这里。',

  'notice.saving': '正在收集全部内容…',
  'notice.loading': '正在读取文件…',
  'notice.saved': '已保存：{runs}，{digits}（{size} MB）。',
  'notice.runs.other': '{n} 条训练记录',
  'notice.digits.other': '{n} 个自己的数字',
  'notice.withoutWeights.other': '因容量限制，其中 {n} 条较早的记录不含参数。',
  'notice.loaded': '已添加：{runs}，{digits}。',
  'notice.known': '{n} 项原本就有。',
  'notice.noRoom': '另有 {n} 项放不下：请删除一些训练记录或数字，再重新打开文件。',
  'notice.left': '{n} 项已损坏，没有添加。',
  'notice.both': '其中的笔迹和训练设置已放到页面上。',
  'notice.drawing': '其中的笔迹已放到手写板上。',
  'notice.plan': '其中的训练设置已填入表单。',
  'notice.running': '正在训练，因此没有采用其中的训练设置。',
  'notice.takenBack': '笔迹和训练设置已恢复原样。',
  'notice.takeBack': '恢复导入前的内容',
  'notice.failed.saving': '没有保存任何文件。{problem}',
  'notice.failed.loading': '没有采用这个文件，一切照旧。{problem}',
  sentences: '{first}{second}',

  'problem.tooLarge': '文件（解压前或解压后）超过 {max} MB。',
  'problem.notWorkspace':
    '这不是本页面保存的文件。模型请在“模型”标签页中打开；数字文件请在实验室的“我的数字”中导入。',
  'problem.newer': '这个文件由更新版本的页面写入。请重新加载页面以获取最新版本。',
  'problem.damaged': '文件已损坏。请重新保存或下载。',
  'problem.unreadable': '浏览器无法读取这个文件。文件还在吗？',
  'problem.notKept.saving': '浏览器没有交出所保存的内容。请重新加载页面后重试。',
  'problem.notKept.loading':
    '浏览器没有存下全部内容，可能是空间不足。已存下的内容在实验室里；腾出空间后请重新打开文件。',
};

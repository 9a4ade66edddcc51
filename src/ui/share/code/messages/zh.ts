import type { en } from './en';

export const zh: { readonly [K in keyof typeof en]: string } = {
  intro:
    '把表单中的训练设置写成 Keras 3 程序：数据、网络、优化器和随机种子都相同，并注明预期结果。可以在自己的电脑或云端运行，用一块或多块 GPU；标签页里跑不动的规模，就从这里继续。',
  'script.label': 'Python 脚本',
  'script.save': '保存脚本（.py）',
  'notebook.save': '保存笔记本（.ipynb）',
  'notebook.hint': '适用于 Jupyter、Colab 和 Kaggle：内容相同，分成单元格，并绘制曲线。',
  'script.hint': '需要 Python 3.10 或更新版本，以及 Keras 3 和 TensorFlow。',
  withResult: '页面上显示的训练正是用这些设置完成的，因此程序中也写有它的结果。',
  invalid: '表单中的设置无法训练。请先更正标出的设置，再查看程序。',
  loading: '正在生成程序…',
  failed: '生成程序的部分没有加载成功。请检查网络连接，然后重新选择这个标签页。',
};

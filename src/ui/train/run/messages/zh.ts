import type { en } from './en';

export const zh: { readonly [K in keyof typeof en]: string } = {
  step: '第 {step} 步，共 {total} 步',
  speed: '每秒 {n} 个样本',
  left: '还需 {time}',
  waiting: '正在等待样本…',
  restored: '这是上次关闭页面时保留的训练：按“继续”即可接着训练。',
  missing: '缺少下一步训练所需的样本。',
  missingTest: '缺少部分测试样本。',
  fetching: '正在获取 MNIST：{samples} / {total} 个样本（{loaded} / {whole} MB）',
  fetchingTest: '正在获取测试样本：{samples} / {total} 个（{loaded} / {whole} MB）',
  epochDone: '第 {epoch} 轮结束：准确率 {accuracy}。',
  epochValidated: '第 {epoch} 轮结束：准确率 {accuracy}，验证准确率 {validation}。',
  'result.test': '{count} 个测试样本中认对 {right} 个（{accuracy}），认错 {wrong} 个；损失 {loss}。',
  'result.guessing': '{result}与随机猜测相差无几，请换用别的学习率，或训练更多轮次。',
};

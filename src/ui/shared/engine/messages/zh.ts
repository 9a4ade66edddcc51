import type { en } from './en';

export const zh: { readonly [K in keyof typeof en]: string } = {
  'because.reading': '由 {engine} 识别：识别不需要 GPU。',
  'because.asked': '由 {engine} 计算，因为你选择了它。',
  'because.measured': '由 {engine} 训练和识别：在此实测每秒 {speed} 个样本，{other} 为每秒 {otherSpeed} 个。',
  'because.remembered':
    '由 {engine} 训练和识别：此前在此实测每秒 {speed} 个样本，{other} 为每秒 {otherSpeed} 个。',
  'because.softwareGpu': '由 {engine} 训练和识别，因为此浏览器的 GPU 是用软件模拟的（{renderer}）。',
  'because.only': '由 {engine} 计算，因为 {why}。',
  'failure.unavailable': '{engine} 在此处不可用',
  'failure.wrongResult': '{engine} 的计算结果有误',
  'failure.lost': '{engine} 失去了 GPU',
  'failure.stalled': '{engine} 没有响应',
  'failure.diverged': '{engine} 的计算超出了数值范围',
  'failure.outOfMemory': '{engine} 的内存不足',
  'failure.error': '{engine} 出错了（“{message}”）',
  'failure.errorSilent': '{engine} 出错了',
};

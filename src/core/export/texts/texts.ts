import type { ExportLanguage } from '../options';
import { EN } from './en';
import type { Texts } from './type';
import { ZH } from './zh';

export function textsOf(language: ExportLanguage): Texts {
  return language === 'zh' ? ZH : EN;
}

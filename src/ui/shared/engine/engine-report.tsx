import type { EngineState } from '../../../app/state';
import { useMessages } from '../i18n/use-i18n';
import { engineText } from './engine-text';
import { en } from './messages/en';
import { zh } from './messages/zh';

const MESSAGES = { en, zh };

export type EngineReportProps = { readonly report: NonNullable<EngineState['report']> };

/** Which engine computes, and why. A default export, for it is loaded when one does. */
export default function EngineReport({ report }: EngineReportProps) {
  const text = engineText(report, useMessages(MESSAGES));
  return <span title={text}>{text}</span>;
}

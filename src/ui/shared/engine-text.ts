import type { EngineState } from '../../app/state';
import type { Translator } from './i18n/t';

type Failure = NonNullable<EngineState['backend']>['failures'][number];

/** What computes, and why nothing faster does. */
export function engineText({ status, backend }: EngineState, i18n: Translator): string {
  const { t, language } = i18n;
  if (status !== 'ready') return t(`engine.${status}`);
  if (backend === null) return t('engine.starting');
  const name = t(`engine.backend.${backend.backend}`);
  if (backend.failures.length === 0) return t('engine.on', { backend: name });
  const reasons = backend.failures.map((failure) => failureText(failure, i18n));
  return t('engine.fallback', { backend: name, reasons: reasons.join(language === 'zh' ? '；' : '; ') });
}

function failureText({ backend, reason, message }: Failure, { t }: Translator): string {
  const name = t(`engine.backend.${backend}`);
  if (reason !== 'error') return t(`engine.failure.${reason}`, { backend: name });
  if (message === '') return t('engine.failure.errorSilent', { backend: name });
  return t('engine.failure.error', { backend: name, message });
}

import type { News } from '../shared/announcer';
import type { Translator } from '../shared/i18n/t';
import { certaintyOf, namedDigits, type Reading } from './reading';
import { shareText } from './share-text';

/** A reading as it is said aloud. Which of two digits comes first is no news, nor how sure it is of the other. */
export function readingNews(reading: Reading, i18n: Translator): News {
  const { t } = i18n;
  const { verdict, probabilities } = reading;
  switch (verdict.kind) {
    case 'not-a-digit':
      return {
        topic: verdict.as,
        sentence: t('guess.spoken.refused', { as: t(`guess.as.${verdict.as}`) }),
      };
    case 'unsure':
      return {
        topic: namedDigits(reading).toSorted().join(),
        sentence: `${t('guess.unsure')} ${t('guess.either', verdict)}`,
      };
    case 'digit': {
      const { digit } = verdict;
      const certainty = certaintyOf(reading);
      const percent = shareText(probabilities[digit]!, i18n);
      return { topic: `${digit} ${certainty}`, sentence: t(`guess.spoken.${certainty}`, { digit, percent }) };
    }
    default:
      return verdict satisfies never;
  }
}

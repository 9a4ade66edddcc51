import type { ConfigProblem } from '../../../app/config/config';
import { configProblemText } from './config-problem-text';
import { useEmbedMessages } from './use-embed-messages';

/** What was not understood of a URL, one after the other. */
export function ConfigProblems({ problems }: { readonly problems: readonly ConfigProblem[] }) {
  const i18n = useEmbedMessages();
  return (
    <ul className="config-problems">
      {problems.map((problem) => (
        <li key={JSON.stringify(problem)}>{configProblemText(problem, i18n)}</li>
      ))}
    </ul>
  );
}

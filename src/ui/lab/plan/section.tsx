import { type ReactNode, useState } from 'react';
import { isAt } from '../../train/plan-problems';
import { useEditor } from './editor-context';
import { usePlanMessages } from './messages/use-plan-messages';

type SectionProps = {
  readonly title: string;
  /** what is chosen in it, in a few words */
  readonly summary: string;
  /** paths of the plan that are edited in it */
  readonly paths: readonly string[];
  readonly children: ReactNode;
};

/** A part of the editor that opens: by hand, and by itself where there is something to correct. */
export function Section({ title, summary, paths, children }: SectionProps) {
  const { problems } = useEditor();
  const { t } = usePlanMessages();
  const [open, setOpen] = useState(false);
  const wrong = problems.some((problem) => paths.some((path) => isAt(problem, path)));
  if (wrong && !open) setOpen(true);
  return (
    <details className="disclosure plan-section" open={open}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button, and its keys click it */}
      <summary
        onClick={(event) => {
          event.preventDefault();
          setOpen(!open);
        }}
      >
        <strong>{title}</strong>
        <span className={wrong ? 'section-summary wrong' : 'section-summary'}>
          {wrong ? t('section.wrong') : summary}
        </span>
      </summary>
      {open && (
        <fieldset className="section-body">
          <legend className="visually-hidden">{title}</legend>
          {children}
        </fieldset>
      )}
    </details>
  );
}

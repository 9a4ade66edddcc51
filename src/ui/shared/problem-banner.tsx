import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { isRunning } from '../train/status';
import { useApp, useAppState } from './app-context';
import { Button, MAIN_BUTTON_ID } from './button';
import { useI18n } from './i18n/use-i18n';
import { Icon } from './icons';
import { problemText } from './problem-text';

/** Says what went wrong, what was kept and what to try. It floats, so that nothing moves when it comes or goes. */
export function ProblemBanner() {
  const { store, commands } = useApp();
  const problem = useAppState((state) => state.problem);
  const engine = useAppState((state) => state.engine.status);
  const network = useAppState((state) => state.network && state.preferences.network);
  const running = useAppState((state) => isRunning(state.training.phase));
  const i18n = useI18n();
  const text = problem && problemText(problem, engine, running, i18n);
  // A network that did not come while another read is asked for again; a retry fetches what is missing to read at all.
  const remedies = {
    retry: () => (problem?.kind === 'model' && network ? commands.reset(network) : commands.retry()),
    restart: commands.restart,
  };
  return (
    <div role="alert" className="problem-place">
      {text && (
        <Problem>
          <Icon name="warning" />
          <div className="problem-text">
            <p className="problem-title">{text.title}</p>
            <p>{text.body}</p>
          </div>
          <div className="problem-buttons">
            {text.remedy && (
              <Button kind="primary" onPress={remedies[text.remedy]}>
                {i18n.t(`problem.${text.remedy}`)}
              </Button>
            )}
            <Button onPress={() => store.dispatch({ type: 'problemDismissed' })}>
              {i18n.t('problem.dismiss')}
            </Button>
          </div>
        </Problem>
      )}
    </div>
  );
}

/** Hands the focus on when it goes, for a keyboard user must not be thrown back to the top of the page. */
function Problem({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = box.current;
    return () => {
      if (shown?.contains(document.activeElement))
        document.getElementById(MAIN_BUTTON_ID)?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div className="problem" ref={box}>
      {children}
    </div>
  );
}

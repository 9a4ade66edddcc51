import { useAppState } from './app-context';
import { engineText } from './engine-text';
import { useI18n } from './i18n/use-i18n';

export function Footer() {
  const engine = useAppState((state) => state.engine);
  const i18n = useI18n();
  return (
    <footer className="footer">
      <p className="engine" data-status={engine.status}>
        <span className="engine-light" aria-hidden="true" />
        {engineText(engine, i18n)}
      </p>
      <p>{i18n.t('footer.private')}</p>
      <p>{i18n.t('footer.credit')}</p>
    </footer>
  );
}

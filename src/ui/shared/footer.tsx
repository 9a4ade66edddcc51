import { useAppState } from './app-context';
import { engineText } from './engine-text';
import { useI18n } from './i18n/use-i18n';

export function Footer() {
  const engine = useAppState((state) => state.engine);
  const i18n = useI18n();
  const text = engineText(engine, i18n);
  return (
    <footer className="footer">
      <p className="engine" data-status={engine.status} title={text}>
        <span className="engine-light" aria-hidden="true" />
        {text}
      </p>
      <p className="footer-notes">
        <span>{i18n.t('footer.private')}</span> <span>{i18n.t('footer.credit')}</span>
      </p>
    </footer>
  );
}

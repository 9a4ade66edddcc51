import { useEffect, useId, useRef } from 'react';
import { useApp, useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { usePalette } from '../shared/use-appearance';
import { createInkPainter, type InkPainter } from './ink-painter';
import { listenToPen } from './pen-events';

/** The square that is drawn on. */
export function Pad() {
  const { store } = useApp();
  const { t } = useI18n();
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<InkPainter | null>(null);
  const tool = useAppState((state) => state.pad.tool);
  const blank = useAppState((state) => state.pad.preparation.kind === 'blank');
  const palette = usePalette();
  const helpId = useId();

  useEffect(() => {
    if (canvas.current === null) return;
    const inkPainter = createInkPainter(canvas.current, store);
    const stopListening = listenToPen(canvas.current, store);
    painter.current = inkPainter;
    return () => {
      inkPainter.stop();
      stopListening();
    };
  }, [store]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is what the ink's colour is read from
  useEffect(() => painter.current?.repaint(), [palette]);

  return (
    <div className="pad" data-tool={tool}>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: screen readers hand its keys through to an application only */}
      <canvas
        ref={canvas}
        className="pad-canvas"
        role="application"
        aria-label={t('pad.name')}
        aria-describedby={helpId}
        aria-keyshortcuts="0 1 2 3 4 5 6 7 8 9 P E Escape Delete"
        tabIndex={0}
        data-pad
      />
      <p id={helpId} className="visually-hidden">
        {t('pad.help')}
      </p>
      {blank && (
        <p className="pad-blank" aria-hidden="true">
          {t('pad.blank')}
        </p>
      )}
    </div>
  );
}

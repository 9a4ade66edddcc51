import './save-chart.css';
import { type RefObject, useState } from 'react';
import { useMessages } from '../shared/i18n/use-i18n';
import { download, fileName } from './download';
import { en } from './messages/en';
import { zh } from './messages/zh';
import { pngOf } from './png';
import { standaloneSvg } from './standalone-svg';

const MESSAGES = { en, zh };

type SaveChartProps = {
  /** see `standaloneSvg` for what it has to hold */
  readonly figure: RefObject<HTMLElement | null>;
  /** of the chart, in the page's language; also the file's */
  readonly name: string;
};

/** Two small buttons: the chart as it is on the page now, as a drawing (SVG) and as a picture (PNG). */
export function SaveChart({ figure, name }: SaveChartProps) {
  const { t } = useMessages(MESSAGES);
  const [failed, setFailed] = useState(false);
  const save = async (kind: 'svg' | 'png') => {
    try {
      const drawing = figure.current && standaloneSvg(figure.current);
      if (!drawing) throw new Error('no drawing');
      const content =
        kind === 'png' ? await pngOf(drawing) : new Blob([drawing.text], { type: 'image/svg+xml' });
      download(`${fileName('inkling', name)}.${kind}`, content);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  const button = (kind: 'svg' | 'png') => {
    const label = t(`save.${kind}`, { chart: name });
    return (
      <button
        type="button"
        className="save-chart"
        aria-label={label}
        title={label}
        onClick={() => void save(kind)}
      >
        {kind.toUpperCase()}
      </button>
    );
  };
  return (
    <span className="save-chart-buttons">
      {button('svg')}
      {button('png')}
      <span role="status">{failed && t('save.failed')}</span>
    </span>
  );
}

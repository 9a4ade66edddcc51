import type { Tool } from '../../app/state';
import { canRedo, canUndo } from '../../core/ink/history';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../shared/button';
import { useI18n } from '../shared/i18n/use-i18n';
import { Icon } from '../shared/icons';
import { Segmented } from '../shared/segmented';
import { SHORTCUTS } from './shortcuts';

const TOOLS = ['pen', 'eraser'] as const satisfies readonly Tool[];

/** Pad units: from MNIST's thinnest strokes to a marker with which an 8 still keeps its holes. */
const PEN_WIDTHS = { min: 8, max: 40 };

export function Toolbar() {
  const { dispatch } = useApp().store;
  const { t } = useI18n();
  const tool = useAppState((state) => state.pad.tool);
  const penWidth = useAppState((state) => state.pad.penWidth);
  const undoable = useAppState(({ pad }) => pad.picture !== null || canUndo(pad.history));
  const redoable = useAppState((state) => canRedo(state.pad.history));
  const blank = useAppState((state) => state.pad.preparation.kind === 'blank');
  return (
    <div className="toolbar">
      <Segmented
        label={t('tool.label')}
        value={tool}
        segments={TOOLS.map((value) => ({
          value,
          name: t('hint.keys', { action: t(`tool.${value}`), keys: SHORTCUTS[value].shown }),
          face: <Icon name={value} />,
          shortcut: SHORTCUTS[value].aria,
        }))}
        onChoose={(chosen) => dispatch({ type: 'toolChosen', tool: chosen })}
      />
      <input
        className="pen-width"
        type="range"
        aria-label={t('tool.width')}
        title={t('tool.width')}
        {...PEN_WIDTHS}
        value={penWidth}
        onChange={(event) => dispatch({ type: 'penWidthChosen', width: event.target.valueAsNumber })}
      />
      <Button
        compact
        icon="undo"
        shortcut={SHORTCUTS.undo}
        disabled={!undoable}
        onPress={() => dispatch({ type: 'undone' })}
      >
        {t('draw.undo')}
      </Button>
      <Button
        compact
        icon="redo"
        shortcut={SHORTCUTS.redo}
        disabled={!redoable}
        onPress={() => dispatch({ type: 'redone' })}
      >
        {t('draw.redo')}
      </Button>
      <Button
        compact
        icon="clear"
        shortcut={SHORTCUTS.clear}
        disabled={blank}
        onPress={() => dispatch({ type: 'cleared' })}
      >
        {t('draw.clear')}
      </Button>
    </div>
  );
}

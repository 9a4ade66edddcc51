import type { Tool } from '../../app/state';
import { canRedo, canUndo } from '../../core/ink/history';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../shared/button';
import { useI18n } from '../shared/i18n/use-i18n';
import { Icon } from '../shared/icons';
import { Segmented } from '../shared/segmented';
import { useControl } from '../shared/use-control';
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
  const eraser = useControl('eraser');
  const width = useControl('penWidth');
  const undo = useControl('undo');
  const redo = useControl('redo');
  const clear = useControl('clear');
  if ([eraser, width, undo, redo, clear].every((each) => each === 'hidden'))
    return <div className="no-toolbar" />;
  return (
    <div className="toolbar">
      {eraser !== 'hidden' && (
        <Segmented
          locked={eraser === 'locked'}
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
      )}
      {width !== 'hidden' && (
        <input
          disabled={width === 'locked'}
          className="pen-width"
          type="range"
          aria-label={t('tool.width')}
          title={t(width === 'locked' ? 'control.locked' : 'tool.width')}
          {...PEN_WIDTHS}
          value={penWidth}
          onChange={(event) => dispatch({ type: 'penWidthChosen', width: event.target.valueAsNumber })}
        />
      )}
      {undo !== 'hidden' && (
        <Button
          compact
          icon="undo"
          locked={undo === 'locked'}
          shortcut={SHORTCUTS.undo}
          disabled={!undoable}
          onPress={() => dispatch({ type: 'undone' })}
        >
          {t('draw.undo')}
        </Button>
      )}
      {redo !== 'hidden' && (
        <Button
          compact
          icon="redo"
          locked={redo === 'locked'}
          shortcut={SHORTCUTS.redo}
          disabled={!redoable}
          onPress={() => dispatch({ type: 'redone' })}
        >
          {t('draw.redo')}
        </Button>
      )}
      {clear !== 'hidden' && (
        <Button
          compact
          icon="clear"
          locked={clear === 'locked'}
          shortcut={SHORTCUTS.clear}
          disabled={blank}
          onPress={() => dispatch({ type: 'cleared' })}
        >
          {t('draw.clear')}
        </Button>
      )}
    </div>
  );
}

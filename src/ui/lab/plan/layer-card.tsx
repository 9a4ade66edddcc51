import { useId, useState } from 'react';
import { retyped } from '../../../core/model/layer-defaults';
import { LAYER_TYPES, type LayerSpec, type NetworkSpec } from '../../../core/model/network';
import { Button } from '../../shared/button';
import { isAt } from '../../train/plan-problems';
import { useEditor } from './editor-context';
import { fixOf } from './fixes';
import { LayerButton } from './layer-button';
import { LayerKnobs } from './layer-knobs';
import { usePlanMessages } from './messages/use-plan-messages';
import { problemSentence } from './problem-sentence';
import type { StackRow } from './stack';

/** What of a card can be given the focus. */
export type LayerPart = 'type' | 'up' | 'down' | 'remove';

type LayerCardProps = {
  /** from 0 */
  readonly index: number;
  readonly layer: LayerSpec;
  readonly row: StackRow;
  readonly onChange: (layer: LayerSpec) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onFix: (network: NetworkSpec) => void;
};

/** One layer: what it is, what comes out of it, what it costs, and what is wrong with it. */
export function LayerCard({ index, layer, row, onChange, onMove, onRemove, onFix }: LayerCardProps) {
  const { plan, problems, locked } = useEditor();
  const i18n = usePlanMessages();
  const { t } = i18n;
  const id = useId();
  const [help, setHelp] = useState<string | null>(null);
  const n = index + 1;
  const problem = problems.find((each) => isAt(each, `network.layers.${index}`));
  const fix = problem ? fixOf(problem, plan.network, i18n) : null;
  const unknown = t('builder.unknown');
  return (
    <li>
      <fieldset className={problem ? 'layer wrong' : 'layer'}>
        <legend className="visually-hidden">{t('builder.layer', { n, type: layer.type })}</legend>
        <div className="layer-head">
          <span className="layer-number" aria-hidden="true">
            {n}
          </span>
          <select
            data-part="type"
            aria-label={t('builder.type', { n })}
            aria-describedby={`${id}help`}
            disabled={locked}
            value={layer.type}
            onChange={(event) => onChange(retyped(layer, event.target.value as LayerSpec['type']))}
          >
            {LAYER_TYPES.map((type) => (
              <option key={type}>{type}</option>
            ))}
          </select>
          <span className="layer-facts">
            <span>{t('builder.shape', { shape: row.output?.join('×') ?? unknown })}</span>
            <span>{t('builder.count', { count: row.parameters ?? unknown })}</span>
          </span>
          <span className="layer-buttons">
            <LayerButton
              part="up"
              name={t('builder.up', { n })}
              disabled={locked || index === 0}
              onPress={() => onMove(-1)}
            />
            <LayerButton
              part="down"
              name={t('builder.down', { n })}
              disabled={locked || index === plan.network.layers.length - 1}
              onPress={() => onMove(1)}
            />
            <LayerButton
              part="remove"
              name={t('builder.remove', { n })}
              disabled={locked}
              onPress={onRemove}
            />
          </span>
        </div>
        <LayerKnobs index={index} layer={layer} onChange={onChange} onHelp={setHelp} />
        <div id={`${id}help`} className="layer-help" role="status">
          {problem ? (
            <>
              <p className="knob-problem">{problemSentence(problem, i18n)}</p>
              {fix && (
                <Button disabled={locked} onPress={() => onFix(fix.network)}>
                  {fix.name}
                </Button>
              )}
            </>
          ) : (
            (help ?? t(`layer.${layer.type}`))
          )}
        </div>
      </fieldset>
    </li>
  );
}

import { useId, useState } from 'react';
import { LAYER_TYPES, type LayerSpec } from '../../../core/model/network';
import { PLAN_LIMITS } from '../../../core/model/plan';
import { Button } from '../../shared/button';
import { useEditor } from './editor-context';
import { usePlanMessages } from './messages/use-plan-messages';

type AddLayerProps = { readonly onAdd: (type: LayerSpec['type'], index: number) => void };

/** A layer of any type, at any place: before the output if nobody says otherwise. */
export function AddLayer({ onAdd }: AddLayerProps) {
  const { plan, locked } = useEditor();
  const { t } = usePlanMessages();
  const id = useId();
  const { layers } = plan.network;
  const [type, setType] = useState<LayerSpec['type']>('Dense');
  const [chosen, setChosen] = useState<number | null>(null);
  const place = Math.min(chosen ?? layers.length - 1, layers.length);
  const index = Math.max(0, place);
  return (
    <div className="add-layer">
      <label htmlFor={`${id}type`} className="visually-hidden">
        {t('builder.add.type')}
      </label>
      <select
        id={`${id}type`}
        disabled={locked}
        value={type}
        onChange={(event) => setType(event.target.value as LayerSpec['type'])}
      >
        {LAYER_TYPES.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}place`} className="visually-hidden">
        {t('builder.add.place')}
      </label>
      <select
        id={`${id}place`}
        disabled={locked}
        value={index}
        onChange={(event) => setChosen(Number(event.target.value))}
      >
        <option value={0}>{t('builder.add.first')}</option>
        {layers.map((layer, before) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place alone
          <option key={before} value={before + 1}>
            {t('builder.add.after', { n: before + 1, type: layer.type })}
          </option>
        ))}
      </select>
      <Button
        disabled={locked || layers.length >= PLAN_LIMITS.layers.max}
        onPress={() => {
          onAdd(type, index);
          setChosen(null);
        }}
      >
        {t('builder.add')}
      </Button>
    </div>
  );
}

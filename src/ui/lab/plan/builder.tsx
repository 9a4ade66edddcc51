import { useEffect, useRef, useState } from 'react';
import { LAYER_DEFAULTS } from '../../../core/model/layer-defaults';
import type { LayerSpec, NetworkSpec } from '../../../core/model/network';
import { useI18n } from '../../shared/i18n/use-i18n';
import { draftTitle } from '../../train/preset-props';
import { AddLayer } from './add-layer';
import { withLayer, withLayerMoved, withoutLayer } from './edit-layers';
import { useEditor } from './editor-context';
import { LayerCard, type LayerPart } from './layer-card';
import { usePlanMessages } from './messages/use-plan-messages';
import { problemSentence } from './problem-sentence';
import { Section } from './section';
import { stackRows, totalParameters } from './stack';

/** The network, layer by layer. */
export function Builder() {
  const { plan, problems, byTeacher, edit } = useEditor();
  const page = useI18n();
  const i18n = usePlanMessages();
  const { t } = i18n;
  const { layers } = plan.network;
  const rows = stackRows(layers);
  const total = totalParameters(rows);
  const list = useRef<HTMLOListElement>(null);
  const [focus, setFocus] = useState<{ readonly index: number; readonly part: LayerPart } | null>(null);
  const change = (changed: readonly LayerSpec[]) =>
    edit({ ...plan, network: { ...plan.network, layers: changed } });
  const problem = problems.find(({ path }) => path === 'network.layers');

  // A card that has moved, come or gone takes the focus along.
  useEffect(() => {
    if (focus === null) return;
    const part = list.current?.children[focus.index]?.querySelector<HTMLElement>(
      `[data-part="${focus.part}"]`,
    );
    (part ?? list.current?.parentElement?.querySelector<HTMLElement>('.add-layer select'))?.focus();
    setFocus(null);
  }, [focus]);

  const move = (from: number, by: -1 | 1) => {
    change(withLayerMoved(layers, from, from + by));
    setFocus({ index: from + by, part: by < 0 ? 'up' : 'down' });
  };
  const remove = (index: number) => {
    change(withoutLayer(layers, index));
    setFocus({ index: Math.min(index, layers.length - 2), part: 'remove' });
  };
  const fix = (network: NetworkSpec, index: number) => {
    edit({ ...plan, network });
    setFocus({ index: Math.min(index, network.layers.length - 1), part: 'type' });
  };
  const add = (type: LayerSpec['type'], index: number) => {
    change(withLayer(layers, index, LAYER_DEFAULTS[type]));
    setFocus({ index, part: 'type' });
  };
  const title = draftTitle(plan.network);
  return (
    <Section
      title={t('section.network')}
      summary={total === null ? title : `${title} · ${t('summary.parameters', { count: total })}`}
      paths={['network.layers', 'network']}
    >
      {byTeacher && <p className="knob-help">{page.t('control.locked')}</p>}
      <p className="builder-input">{t('builder.input')}</p>
      {problem && <p className="knob-problem">{problemSentence(problem, i18n)}</p>}
      <ol className="layers" ref={list}>
        {layers.map((layer, index) => (
          <LayerCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place alone
            key={index}
            index={index}
            layer={layer}
            row={rows[index]!}
            onChange={(changed) => change(layers.with(index, changed))}
            onMove={(by) => move(index, by)}
            onRemove={() => remove(index)}
            onFix={(network) => fix(network, index)}
          />
        ))}
      </ol>
      <p className="builder-total">{t('builder.total', { count: total ?? t('builder.unknown') })}</p>
      <AddLayer onAdd={add} />
    </Section>
  );
}

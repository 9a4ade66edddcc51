import './lab.css';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { createLab, type Lab as LabModel } from '../../app/lab/lab';
import { CORRECT_SLOT } from '../predict/correct-slot';
import { useApp, useAppState } from '../shared/app-context';
import { useMessages } from '../shared/i18n/use-i18n';
import { en } from './messages/en';
import { zh } from './messages/zh';
import { MnistTab } from './mnist/mnist-tab';
import { CorrectReading } from './own/correct-reading';
import { OwnTab } from './own/own-tab';
import { RunsTab } from './runs/runs-tab';
import { Tabs } from './tabs';
import { TestTab } from './test/test-tab';

const MESSAGES = { en, zh };

/** The lab: runs, tests, MNIST, a person's own digits. */
export default function Lab() {
  const app = useApp();
  const { t } = useMessages(MESSAGES);
  const [lab, setLab] = useState<LabModel | null>(null);
  const controls = useAppState((state) => state.config.controls);
  const [chosen, setShown] = useState<'runs' | 'test' | 'mnist' | 'own'>('runs');
  useEffect(() => {
    const created = createLab(app);
    setLab(created);
    return () => created.dispose();
  }, [app]);
  if (lab === null) return null;

  const tabs = [
    { id: 'runs', name: t('tabs.runs'), content: <RunsTab model={lab.runs} /> },
    { id: 'test', name: t('tabs.test'), content: <TestTab bench={lab.bench} /> },
    { id: 'mnist', name: t('tabs.mnist'), content: <MnistTab browser={lab.browser} /> },
    { id: 'own', name: t('tabs.own'), content: <OwnTab own={lab.own} /> },
  ] as const;
  const open = tabs.filter(({ id }) => controls[id] === undefined);
  const shown = (open.find(({ id }) => id === chosen) ?? open[0])?.id ?? null;
  const correctSlot = document.getElementById(CORRECT_SLOT);
  return (
    <>
      <Tabs
        label={t('tabs.label')}
        tabs={tabs.flatMap((tab) =>
          controls[tab.id] === 'hidden' ? [] : [{ ...tab, locked: controls[tab.id] === 'locked' }],
        )}
        shown={shown}
        onShow={setShown}
      />
      {correctSlot !== null &&
        controls.own === undefined &&
        createPortal(<CorrectReading own={lab.own} />, correctSlot)}
    </>
  );
}

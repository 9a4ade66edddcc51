import '../lab/lab.css';
import './share.css';
import { useEffect, useState } from 'react';
import type { SavedFile } from '../../app/share/save-file';
import { createShare, type Share as ShareModel } from '../../app/share/share';
import { download } from '../charts/download';
import { Tabs } from '../lab/tabs';
import { useApp } from '../shared/app-context';
import { CodeTab } from './code/code-tab';
import { EmbedTab } from './embed/embed-tab';
import { ModelsTab } from './models/models-tab';
import { useShareMessages } from './use-share-messages';
import { WorkspaceTab } from './workspace/workspace-tab';

/** What is put into other pages, and what is taken away and brought back. */
export default function Share() {
  const app = useApp();
  const { t } = useShareMessages();
  const [share, setShare] = useState<ShareModel | null>(null);
  const [shown, setShown] = useState<'embed' | 'models' | 'code' | 'workspace'>('embed');
  useEffect(() => {
    const created = createShare(app, saveFile);
    setShare(created);
    return () => created.dispose();
  }, [app]);
  if (share === null) return null;
  return (
    <Tabs
      label={t('tabs.label')}
      tabs={[
        { id: 'embed', name: t('tabs.embed'), content: <EmbedTab embed={share.embed} /> },
        { id: 'models', name: t('tabs.models'), content: <ModelsTab models={share.models} /> },
        { id: 'code', name: t('tabs.code'), content: <CodeTab saveFile={saveFile} /> },
        { id: 'workspace', name: t('tabs.workspace'), content: <WorkspaceTab workspace={share.workspace} /> },
      ]}
      shown={shown}
      onShow={setShown}
    />
  );
}

function saveFile({ name, type, bytes }: SavedFile): void {
  download(name, new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
}

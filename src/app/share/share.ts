import type { App } from '../app';
import { tellOfOwnDigits } from '../lab/own/news';
import { openTabs } from '../lab/runs/tabs';
import { createStore, type Store } from '../store';
import { type EmbedAction, type EmbedState, FIRST_EMBED, reduceEmbed } from './embed';
import { createModels, type Models } from './models';
import type { SaveFile } from './save-file';
import { createWorkspace, type Workspace } from './workspace/workspace';

/** What leaves the page and comes back to it: links, models, code, everything. */
export type Share = {
  readonly embed: Store<EmbedState, EmbedAction>;
  readonly models: Models;
  readonly workspace: Workspace;
  readonly dispose: () => void;
};

export function createShare(app: App, saveFile: SaveFile): Share {
  const models = createModels(app, saveFile);
  const tabs = openTabs(() => {});
  return {
    embed: createStore(FIRST_EMBED, reduceEmbed),
    models,
    workspace: createWorkspace(app, {
      database: app.database,
      saveFile,
      tellAdded: () => {
        tabs.tell({ type: 'changed', running: null });
        tellOfOwnDigits();
      },
    }),
    dispose: () => {
      models.dispose();
      tabs.close();
    },
  };
}

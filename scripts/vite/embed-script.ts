import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { hostTypes } from './host-types';
import { oneScript } from './one-script';

/** Names that course pages hold on to: they never change. */
export const EMBED_SCRIPT = 'embed.js';
export const HOST_TYPES = 'inkling.d.ts';

const ENTRY = fileURLToPath(new URL('../../src/embed/main.ts', import.meta.url));

/** Puts what course pages load beside the page: the script, and the types of its messages. Vite's own server has it, too. */
export function embedScript(): Plugin {
  return {
    name: 'embed-script',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: EMBED_SCRIPT, source: await bundledEmbed() });
      this.emitFile({ type: 'asset', fileName: HOST_TYPES, source: hostTypes() });
    },
    configureServer({ middlewares }) {
      middlewares.use(`/${EMBED_SCRIPT}`, (_request, response, next) => {
        bundledEmbed().then((code) => {
          response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
          response.end(code);
        }, next);
      });
    },
  };
}

const bundledEmbed = (): Promise<string> => oneScript(ENTRY, EMBED_SCRIPT);

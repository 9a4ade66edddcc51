import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServeOptions, serve } from '../../../scripts/lib/server';

/** A course site of an origin of its own, and whatever else a test has served. */
export type Course = {
  /** Serves a folder, the built page unless told another, and returns its URL. */
  readonly serve: (options?: ServeOptions) => Promise<string>;
  /** Serves a lesson that holds this HTML, and returns its URL. */
  readonly lesson: (html: string, headers?: ServeOptions['headers']) => Promise<string>;
  /** Ends all servers. */
  readonly close: () => void;
};

export function openCourse(): Course {
  const folder = mkdtempSync(join(tmpdir(), 'inkling-course-'));
  const open: Awaited<ReturnType<typeof serve>>[] = [];
  const started = async (options: ServeOptions = {}): Promise<string> => {
    const served = await serve(options);
    open.push(served);
    return served.url;
  };
  return {
    serve: started,
    lesson: (html, headers) => {
      writeFileSync(
        join(folder, 'index.html'),
        `<!doctype html><meta charset="utf-8"><title>Lesson</title><link rel="icon" href="data:,">${html}`,
      );
      return started({ root: folder, base: '/', ...(headers && { headers }) });
    },
    close: () => {
      for (const { server } of open) {
        server.close();
        server.closeAllConnections();
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

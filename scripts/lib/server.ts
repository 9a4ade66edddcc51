/**
 * The dullest static server there is, as a course site may run it: the built page lies under a sub-path, every file
 * has its type, nothing is compressed, and a wrong path is a 404 rather than some other page.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

/** Where the page lies on the test site. */
export const SUB_PATH = '/courses/ml/pad/';

/** The built page; INKLING_DIST names another folder. */
export const DIST = process.env.INKLING_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};
const BYTES = 'application/octet-stream'; // what servers say of .bin and .gz files, without a Content-Encoding

/** The file behind a URL's path, or nothing: a wrong sub-path, a broken escape, a way out of the folder. */
export function fileOf(urlPath: string, root: string, base: string): string | undefined {
  if (!urlPath.startsWith(base)) return undefined;
  let name: string;
  try {
    name = decodeURIComponent(urlPath.slice(base.length));
  } catch {
    return undefined;
  }
  if (name.includes('\0')) return undefined;
  if (name === '' || name.endsWith('/')) name += 'index.html';
  const folder = resolve(root);
  const file = resolve(join(folder, name));
  return file.startsWith(folder + sep) ? file : undefined;
}

export interface ServeOptions {
  /** The folder; the built page unless told another. */
  root?: string;
  /** Where it lies on the site, with slashes at both ends. */
  base?: string;
  /** A free one of this machine unless told another; each is an origin of its own. */
  port?: number;
  /** Browsers keep nothing, unless told to. */
  cache?: boolean;
  /** Sent with every answer, errors too: `{ 'Access-Control-Allow-Origin': '*' }` is what frames without an origin need. */
  headers?: Readonly<Record<string, string>>;
}

/** Serves a folder on a port of this machine. */
export async function serve({
  root = DIST,
  base = SUB_PATH,
  port = 0,
  cache = false,
  headers = {},
}: ServeOptions = {}): Promise<{ url: string; server: Server }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const file = fileOf(pathname, root, base);
    const found = file === undefined ? undefined : await stat(file).catch(() => undefined);
    if (!file || !found?.isFile()) {
      response.writeHead(404, { 'Content-Type': 'text/plain', ...headers }).end('not found\n');
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? BYTES,
      'Content-Length': found.size,
      'Cache-Control': cache ? 'max-age=3600' : 'no-store',
      ...headers,
    });
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(file), response).catch(() => response.destroy());
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`, server };
}

// Started by itself, it prints where the page is: playwright.config.ts waits for this line.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve();
  console.log(`serving ${url}`);
}

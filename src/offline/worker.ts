import { isOfflineRequest, type OfflineAnswer, type OfflineRequest } from '../protocol/offline';
import { createClientVersions } from './client-versions';
import { areKept, DIGITS_MANIFEST, keepShards, shardsOf } from './digits';
import { install } from './install';
import { type Asked, pathOf, versionFor, versionOfScript } from './route';
import type { Version } from './version';
import { createVersionCaches } from './version-caches';

/** The service worker's entry: connects what keeps versions with the browser's events. */

declare const self: ServiceWorkerGlobalScope;

/** This worker's own version, put before this script by the build (scripts/vite/offline-worker.ts). */
declare const INKLING_VERSION: Version;

const own = INKLING_VERSION;
const { scope } = self.registration;
const versions = createVersionCaches(self.caches, scope);
const clientVersions = createClientVersions(self.caches, scope, () => Date.now());
let keeping: Promise<void> | null = null;

self.addEventListener('install', (event) => {
  event.waitUntil(
    install(own, versions, {
      fetch: (url, init) => self.fetch(url, init),
      subtle: self.crypto.subtle,
      scope,
    }),
  );
});

self.addEventListener('activate', (event) => {
  // Pages that were loaded before there was a worker are answered only once they have said what they are.
  event.waitUntil(self.clients.claim().then(dropUnused));
});

self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request, scope);
  if (path !== null) event.respondWith(answer(event, path));
});

self.addEventListener('message', (event) => {
  if (!isOfflineRequest(event.data) || !(event.source instanceof Client)) return;
  event.waitUntil(handle(event.data, event.source.id, event.ports[0]));
});

async function answer(event: FetchEvent, path: string): Promise<Response> {
  const { request, resultingClientId } = event;
  const kept = await keptFile(event, path).catch(() => null);
  if (kept === null) return fetch(request);
  // A new page, or a new worker of one.
  const navigates = request.mode === 'navigate';
  if (resultingClientId) event.waitUntil(clientVersions.set(resultingClientId, kept.version, navigates));
  return kept.response;
}

async function keptFile(
  { clientId, request }: { readonly clientId: string; readonly request: Asked },
  path: string,
): Promise<{ readonly version: string; readonly response: Response } | null> {
  const all = await versions.all();
  const navigates = request.mode === 'navigate';
  const client = navigates || clientId === '' ? null : await versionOf(clientId, all);
  const version = versionFor(path, { navigates, client }, all, own.id);
  const response = version && (await versions.file(version, path));
  return response ? { version: version.id, response } : null;
}

async function versionOf(clientId: string, all: readonly Version[]): Promise<string | null> {
  const known = await clientVersions.get(clientId);
  if (known !== null) return known;
  // A worker's URL is that of its script.
  const client = await self.clients.get(clientId);
  return client?.type === 'worker' ? learn(clientId, client.url, all) : null;
}

async function learn(clientId: string, script: string, all: readonly Version[]): Promise<string | null> {
  const version = script.startsWith(scope) ? versionOfScript(script.slice(scope.length), all, own.id) : null;
  if (version !== null) await clientVersions.set(clientId, version, false);
  return version;
}

async function handle(request: OfflineRequest, clientId: string, port?: MessagePort): Promise<void> {
  switch (request.type) {
    case 'update':
      return self.skipWaiting();
    case 'loaded':
      await loaded(clientId, request.script);
      port?.postMessage(await state());
      return dropUnused();
    case 'keepDigits':
      keeping ??= keepDigits().finally(() => {
        keeping = null;
      });
      await keeping.catch(() => {});
      port?.postMessage(await state());
      return;
    default:
      return request satisfies never;
  }
}

async function loaded(clientId: string, script: string): Promise<void> {
  const known = await clientVersions.get(clientId);
  if (known === null) await learn(clientId, script, await versions.all());
  else await clientVersions.set(clientId, known, false);
}

async function digitsManifest(): Promise<Response> {
  const manifest = await versions.file(own, DIGITS_MANIFEST);
  if (manifest === undefined) throw new Error(`${DIGITS_MANIFEST} is not kept`);
  return manifest;
}

async function keepDigits(): Promise<void> {
  return keepShards(self.caches, scope + DIGITS_MANIFEST, await shardsOf(await digitsManifest()));
}

async function state(): Promise<OfflineAnswer> {
  const digits = digitsManifest()
    .then(shardsOf)
    .then((shards) => areKept(self.caches, scope + DIGITS_MANIFEST, shards));
  return { digits: await digits.catch(() => false) };
}

/** Versions that no open page is of are dropped; not while a newer worker is about, whose version this one does not know. */
async function dropUnused(): Promise<void> {
  const { installing, waiting } = self.registration;
  if (installing !== null || waiting !== null) return;
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: 'all' });
  const used = await clientVersions.keepOnly(new Set(open.map(({ id }) => id)));
  await versions.keepOnly(new Set([...used, own.id]));
}

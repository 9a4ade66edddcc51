/** What is shared and taken away over the real App, with a worker whose every word the test says. */
import { type App, createApp } from '../../../../src/app/app';
import type { SavedFile } from '../../../../src/app/share/save-file';
import type { Event } from '../../../../src/protocol/messages';
import { type FakePort, fakeSpawn } from '../fake-port';
import { READY } from '../lab/own/own-under-test';

export type ShareUnderTest = {
  readonly app: App;
  /** what the browser was to save */
  readonly files: SavedFile[];
  readonly saveFile: (file: SavedFile) => void;
  readonly port: () => FakePort;
  readonly say: (...events: Event[]) => void;
};

export function setUpShare(): ShareUnderTest {
  const { spawn, ports } = fakeSpawn();
  const app = createApp({
    spawn,
    baseUrl: 'https://school.example/',
    storage: null,
    languages: ['en'],
    version: '1',
  } as Parameters<typeof createApp>[0]);
  const files: SavedFile[] = [];
  const port = () => ports.at(-1)!;
  const say = (...events: Event[]) => {
    for (const event of events) port().says(event);
  };
  say(...READY);
  return { app, files, saveFile: (file) => files.push(file), port, say };
}

/** A file as a browser hands it over. */
export function fileOf(name: string, bytes: Uint8Array): Pick<File, 'name' | 'size' | 'arrayBuffer'> {
  return {
    name,
    size: bytes.length,
    arrayBuffer: async () => bytes.slice().buffer as ArrayBuffer,
  };
}

/** One that is gone when it is read. */
export const GONE = { name: 'gone', size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) };

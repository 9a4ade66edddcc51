import { afterEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../../../src/app/app';
import type { DecodedPhoto } from '../../../../src/app/photo/decode';
import { createPhotoDesk } from '../../../../src/app/photo/photo-desk';
import { fakeSpawn } from '../fake-port';

let open: App | null = null;
afterEach(() => open?.dispose());

/** A bar of dark ink on light paper, or paper alone. */
function photo(inked: boolean): DecodedPhoto {
  const [width, height] = [40, 60];
  const rgba = new Uint8ClampedArray(width * height * 4).fill(230);
  if (inked) {
    for (let y = 10; y < 50; y++)
      for (let x = 18; x < 24; x++) rgba.fill(20, 4 * (y * width + x), 4 * (y * width + x) + 3);
  }
  for (let pixel = 0; pixel < width * height; pixel++) rgba[4 * pixel + 3] = 255;
  return { ok: true, photo: { width, height, rgba } };
}

function setUp() {
  const app = createApp({
    spawn: fakeSpawn().spawn,
    baseUrl: 'https://school.example/',
    storage: null,
    languages: ['en'],
    version: '1',
  });
  open = app;
  const decodings: ((decoded: DecodedPhoto) => void)[] = [];
  const desk = createPhotoDesk(app, () => new Promise((resolve) => decodings.push(resolve)));
  const state = () => desk.store.getSnapshot();
  const picture = () => app.store.getSnapshot().pad.picture;
  return { app, desk, decodings, state, picture };
}

const FILE = new Blob(['x']);

describe('a picture on its way to the pad', () => {
  it('is prepared, and put on the pad when it is accepted', async () => {
    const { desk, decodings, state, picture, app } = setUp();
    const opened = desk.open(FILE);
    expect(state().kind).toBe('opening');
    decodings[0]!(photo(true));
    await opened;
    const prepared = state();
    if (prepared.kind !== 'prepared' || prepared.photo.kind !== 'digit') throw new Error('no digit');
    expect(picture()).toBeNull();
    desk.accept();
    expect(picture()).toBe(prepared.photo.preparation.pixels);
    expect(app.store.getSnapshot().pad.preparation.kind).toBe('digit');
    expect(state().kind).toBe('none');
  });

  it('leaves the pad alone where it shows no digit', async () => {
    const { desk, decodings, state, picture } = setUp();
    const opened = desk.open(FILE);
    decodings[0]!(photo(false));
    await opened;
    expect(state()).toMatchObject({ kind: 'prepared', photo: { kind: 'blank' } });
    desk.accept();
    expect(picture()).toBeNull();
  });

  it('says why it cannot be opened', async () => {
    const { desk, decodings, state } = setUp();
    const opened = desk.open(FILE);
    decodings[0]!({ ok: false, problem: 'broken' });
    await opened;
    expect(state()).toEqual({ kind: 'failed', problem: 'broken' });
    desk.close();
    expect(state().kind).toBe('none');
  });

  it('is forgotten for a newer one, and when it is closed', async () => {
    const { desk, decodings, state } = setUp();
    const first = desk.open(FILE);
    const second = desk.open(FILE);
    decodings[1]!({ ok: false, problem: 'tooLarge' });
    await second;
    decodings[0]!(photo(true));
    await first;
    expect(state()).toEqual({ kind: 'failed', problem: 'tooLarge' });
    const third = desk.open(FILE);
    desk.close();
    decodings[2]!(photo(true));
    await third;
    expect(state().kind).toBe('none');
  });
});

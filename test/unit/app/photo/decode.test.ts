import { afterEach, describe, expect, it, vi } from 'vitest';
import { decodePhoto, MOST_PHOTO_PIXELS } from '../../../../src/app/photo/decode';

afterEach(() => vi.unstubAllGlobals());

/** A browser whose pictures are all of one size. */
function browserWith(width: number, height: number) {
  const drawn: number[][] = [];
  const close = vi.fn();
  vi.stubGlobal('createImageBitmap', async () => ({ width, height, close }));
  vi.stubGlobal('document', {
    createElement: () => {
      const canvas = {
        width: 0,
        height: 0,
        getContext: () => ({
          drawImage: (_: unknown, ...place: number[]) => drawn.push(place),
          getImageData: () => ({
            width: canvas.width,
            height: canvas.height,
            data: new Uint8ClampedArray(canvas.width * canvas.height * 4),
          }),
        }),
      };
      return canvas;
    },
  });
  return { drawn, close };
}

const image = (content = 'x') => new Blob([content], { type: 'image/png' });

describe('a file that is taken for a picture', () => {
  it('gives its pixels', async () => {
    const { close } = browserWith(30, 20);
    const decoded = await decodePhoto(image());
    expect(decoded).toMatchObject({ ok: true, photo: { width: 30, height: 20 } });
    expect(close).toHaveBeenCalledOnce();
  });

  it('is shrunk if it is large, and keeps its shape', async () => {
    const { drawn } = browserWith(6400, 3200);
    expect(await decodePhoto(image())).toMatchObject({ ok: true, photo: { width: 1600, height: 800 } });
    expect(drawn).toEqual([[0, 0, 1600, 800]]);
  });

  it('keeps a pixel of its shorter side', async () => {
    browserWith(30_000, 1);
    expect(await decodePhoto(image())).toMatchObject({ ok: true, photo: { width: 1600, height: 1 } });
  });

  it('is refused with the reason', async () => {
    const { close } = browserWith(MOST_PHOTO_PIXELS / 1000, 1001);
    expect(await decodePhoto(image(''))).toEqual({ ok: false, problem: 'empty' });
    expect(await decodePhoto(new Blob(['x'], { type: 'text/plain' }))).toEqual({
      ok: false,
      problem: 'wrongType',
    });
    expect(await decodePhoto(image())).toEqual({ ok: false, problem: 'tooLarge' });
    expect(close).toHaveBeenCalledOnce();
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('InvalidStateError')));
    expect(await decodePhoto(image())).toEqual({ ok: false, problem: 'broken' });
    expect(await decodePhoto(new Blob(['x']))).toEqual({ ok: false, problem: 'broken' });
  });
});

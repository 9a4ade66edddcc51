import { gzipSync } from 'node:zlib';
import { packMnist } from '../../../../scripts/lib/pack';
import { type Digits, labelHistogram } from '../../../../src/core/data/digits';
import type { Manifest, ShardInfo } from '../../../../src/core/data/manifest';
import { encodeShard } from '../../../../src/core/data/shard';
import type { DataEnvironment } from '../../../../src/worker/data/environment';
import { sampleSource } from '../../core/data/manifest-sample';

export const MANIFEST_URL = 'https://school.example/inkling/data/mnist/manifest.json';

/** Digits of classes 0, 1, ... 9, 0, 1, ...; picture i is a grey of its own, without ink in its first corner. */
export function sampleDigits(count: number, salt = 0): Digits {
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
  const images = Uint8Array.from({ length: count * 784 }, (_, i) =>
    i % 784 === 0 ? 0 : (Math.floor(i / 784) + salt) % 256,
  );
  return { images, labels };
}

/** 20 training digits, then three shards of 20; 20 for testing in two shards. */
export function samplePack(): { manifest: Manifest; files: ReadonlyMap<string, Uint8Array> } {
  const plan = { perClass: 2, drawnFrom: 40, seed: 1, trainShards: 3, testShards: 2 };
  return packMnist({ train: sampleDigits(80), test: sampleDigits(20, 100) }, sampleSource, plan);
}

/** A shard of its own, for changing one thing about it. */
export async function sampleShardFile(count = 20) {
  const digits = sampleDigits(count);
  const raw = encodeShard(digits);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', raw));
  const gzip = new Uint8Array(gzipSync(raw));
  const info: ShardInfo = {
    file: 'train-00-abc.bin',
    count,
    bytes: gzip.length,
    rawBytes: raw.length,
    sha256: Buffer.from(hash).toString('hex'),
    labels: labelHistogram(digits.labels),
  };
  return { digits, raw, gzip, info, url: new URL(info.file, MANIFEST_URL).href };
}

/** An answer: a body, a status, or 'offline', where fetch fails as it does without a network. */
export type Answer = Uint8Array | number | 'offline' | ((init: RequestInit) => Promise<Response>);

/** A fetch that gives its answers in turn, the last one again and again, and remembers how it was asked. */
export function answering(...answers: Answer[]) {
  const asked: { url: string; cache: RequestCache | undefined }[] = [];
  const fetch: DataEnvironment['fetch'] = async (url, init = {}) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]!;
    asked.push({ url, cache: init.cache });
    init.signal?.throwIfAborted();
    return respond(answer, init);
  };
  return { fetch, asked };
}

export async function respond(answer: Answer, init: RequestInit = {}): Promise<Response> {
  if (answer === 'offline') throw new TypeError('Failed to fetch');
  if (typeof answer === 'number') return new Response('an error page', { status: answer });
  if (typeof answer === 'function') return answer(init);
  return new Response(new Uint8Array(answer));
}

/** A CacheStorage in memory. */
export function memoryCaches(entries: Record<string, Uint8Array> = {}) {
  const kept = new Map(Object.entries(entries));
  const cache = {
    match: async (url: string) => {
      const bytes = kept.get(url);
      return bytes && new Response(new Uint8Array(bytes));
    },
    put: async (url: string, response: Response) => {
      kept.set(url, new Uint8Array(await response.arrayBuffer()));
    },
    delete: async (url: string) => kept.delete(url),
  };
  const caches = { open: async () => cache as unknown as Cache };
  return { caches, kept };
}

import { describe, expect, it } from 'vitest';
import { type Asked, pathOf, versionFor, versionOfScript } from '../../../src/offline/route';
import type { Version } from '../../../src/offline/version';

const SCOPE = 'https://site.example/course/pad/';

const asked = (path: string, options: Partial<Asked> = {}): Asked => ({
  url: new URL(path, SCOPE).href,
  method: 'GET',
  mode: 'cors',
  cache: 'default',
  ...options,
});

const version = (id: string, ...paths: string[]): Version => ({
  id,
  files: paths.map((path) => ({ path, sha256: `${id} ${path}` })),
});

const SHARED = ['index.html', 'models/default/network.json'];
const OLD = version('old', ...SHARED, 'assets/page-AAAAAAAA.js', 'assets/lab-AAAAAAAA.js', 'icon-180.png');
const NEW = version('new', ...SHARED, 'assets/page-BBBBBBBB.js', 'assets/lab-BBBBBBBB.js');

describe('pathOf', () => {
  it.each([
    ['./', {}, 'index.html'],
    ['./?lang=zh&preset=cnn', { mode: 'navigate' }, 'index.html'],
    ['index.html?x', { mode: 'navigate', cache: 'no-cache' }, 'index.html'],
    ['assets/page-AAAAAAAA.js', {}, 'assets/page-AAAAAAAA.js'],
    ['data/mnist/manifest.json', { cache: 'no-cache' }, 'data/mnist/manifest.json'],
  ] as const)('answers %s %o', (path, options, expected) => {
    expect(pathOf(asked(path, options), SCOPE)).toBe(expected);
  });

  it.each([
    ['another origin', 'https://elsewhere.example/course/pad/index.html', {}],
    ['what lies beside the page', '../other/index.html', {}],
    ['what is no GET', './', { method: 'POST' }],
    ['what is asked for past all caches', 'data/mnist/manifest.json', { cache: 'reload' }],
    ['MNIST’s digits', 'data/mnist/train-00-ad1358ad52fa.bin', {}],
    ['pages that are not Inkling’s own', 'example.html', { mode: 'navigate' }],
  ] as const)('leaves %s to the network', (_, path, options) => {
    expect(pathOf(asked(path, options), SCOPE)).toBeNull();
  });
});

describe('versionFor', () => {
  const answer = (path: string, client: string | null, current = 'new') =>
    versionFor(path, { navigates: false, client }, [OLD, NEW], current)?.id ?? null;

  it('gives a new page the current version, whatever else is kept', () => {
    const navigation = { navigates: true, client: null };
    expect(versionFor('index.html', navigation, [NEW, OLD], 'old')).toBe(OLD);
    expect(versionFor('index.html', navigation, [OLD, NEW], 'new')).toBe(NEW);
    expect(versionFor('index.html', navigation, [OLD], 'new')).toBeNull();
  });

  it('gives an open page files of its own version alone', () => {
    expect(answer('models/default/network.json', 'old')).toBe('old');
    expect(answer('models/default/network.json', 'new')).toBe('new');
    expect(answer('assets/lab-AAAAAAAA.js', 'old')).toBe('old');
  });

  it('gives a page of no known version nothing that versions may have differently', () => {
    expect(answer('models/default/network.json', null)).toBeNull();
    expect(answer('icon-180.png', null)).toBeNull();
    expect(answer('assets/lab-AAAAAAAA.js', null)).toBe('old');
  });

  it('leaves what no version has to the network', () => {
    expect(answer('embed.js', 'new')).toBeNull();
    expect(answer('icon-180.png', 'new')).toBeNull();
  });
});

describe('versionOfScript', () => {
  it('knows a page by the name of its script', () => {
    expect(versionOfScript('assets/page-AAAAAAAA.js', [NEW, OLD], 'new')).toBe('old');
    expect(versionOfScript('assets/page-CCCCCCCC.js', [NEW, OLD], 'new')).toBeNull();
  });

  it('takes the current version where several have the script', () => {
    expect(versionOfScript('index.html', [OLD, NEW], 'new')).toBe('new');
    expect(versionOfScript('index.html', [OLD, NEW], 'gone')).toBe('old');
  });
});

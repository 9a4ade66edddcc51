import { describe, expect, it } from 'vitest';
import { ACTIVATIONS, INITIALIZERS, LAYER_TYPES } from '../../../../../src/core/model/network';
import { en } from '../../../../../src/ui/lab/plan/messages/en';
import { zh } from '../../../../../src/ui/lab/plan/messages/zh';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the editor’s Chinese messages', () => {
  it.each(Object.entries(zh))('%s has the placeholders of the English one', (key, text) => {
    expect(placeholders(text)).toEqual(placeholders(en[key as keyof typeof zh]));
    expect(text.trim()).not.toBe('');
  });
});

describe('every choice', () => {
  it.each([
    ...ACTIVATIONS.map((id) => `activation.${id}`),
    ...INITIALIZERS.map((id) => `initializer.${id}`),
    ...LAYER_TYPES.map((id) => `layer.${id}`),
  ])('%s is explained in one sentence', (key) => {
    expect(en[key as keyof typeof en]).toMatch(/^[^.]*(\d\.\d[^.]*)*\.$/);
  });
});

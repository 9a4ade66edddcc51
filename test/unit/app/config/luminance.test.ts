import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OWN_COLOURS } from '../../../../src/app/config/colours';
import { colourProperties, contrast, schemeOf } from '../../../../src/app/config/luminance';

describe('contrast', () => {
  it('is as WCAG has it', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#ffffff', '#ffffff')).toBe(1);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#ff0000', '#ffffff')).toBeCloseTo(4.0, 1);
  });
});

describe('colours of a course site', () => {
  it('make a light page or a dark one, or neither', () => {
    expect(schemeOf({ surface: '#ffffff' })).toBe('light');
    expect(schemeOf({ page: '#000000' })).toBe('dark');
    expect(schemeOf({ text: '#ffffff' })).toBe('dark');
    expect(schemeOf({ surface: '#4d7d74', text: '#000000' })).toBe('light');
    expect(schemeOf({ accent: '#000000' })).toBeNull();
  });

  it('bring what goes with them', () => {
    const properties = colourProperties({ surface: '#ffffff', text: '#595959', accent: '#ffd600' }, 'light');
    // A yellow that nobody could tell from white is left out.
    expect(Object.fromEntries(properties)).toEqual({
      '--surface': '#ffffff',
      '--text': '#595959',
      '--muted': '#595959',
    });
    expect(colourProperties({ accent: '#ffd600' }, 'dark').get('--on-accent')).toBe('#000000');
    expect(colourProperties({ accent: '#00695c' }, 'light').get('--on-accent')).toBe('#ffffff');
    expect(colourProperties({ surface: '#7b8fe0' }, 'light').get('--accent')).toBe('var(--text)');
  });

  it('are measured against the very colours of the style sheet', () => {
    const [light, dark] = readFileSync('src/ui/shared/theme.css', 'utf8').split('[data-theme="dark"]');
    for (const [css, own] of [
      [light, OWN_COLOURS.light],
      [dark, OWN_COLOURS.dark],
    ] as const) {
      for (const [name, value] of Object.entries(own)) expect(css).toContain(`--${name}: ${value};`);
    }
  });
});

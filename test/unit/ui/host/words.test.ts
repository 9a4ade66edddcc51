import { describe, expect, it } from 'vitest';
import { type AppState, initialState } from '../../../../src/app/state';
import { hostWords } from '../../../../src/ui/host/words';

const page = (language: 'en' | 'zh', changes: Partial<AppState> = {}): AppState => ({
  ...initialState({ language, theme: 'system', network: 'default' }),
  ...changes,
});
const REASONS = [
  'badMessage',
  'badPlan',
  'busy',
  'noRun',
  'blank',
  'replaced',
  'noEngine',
  'noNetwork',
  'tooMany',
  'failed',
] as const;

describe('what a host is told', () => {
  it.each(REASONS)('is a sentence in the language of the page: %s', (reason) => {
    expect(hostWords.refusal(reason, 'epochs', page('en'))).toMatch(/^[A-Z][^{}]*\.$/);
    expect(hostWords.refusal(reason, 'epochs', page('zh'))).toMatch(/^[^{}]*[\u4e00-\u9fff][^{}]*。$/);
  });

  it('names what is wrong', () => {
    expect(hostWords.refusal('badPlan', 'epochs, seed', page('en'))).toContain('epochs, seed');
    expect(hostWords.refusal('badPlan', '', page('en'))).toBe('The plan in the form cannot be trained.');
  });

  it('is what the page says of a problem', async () => {
    const problem = { kind: 'busy' } as const;
    expect(await hostWords.problem(page('en', { problem }))).toMatch(/^A run is under way\. Stop it/);
    expect(await hostWords.problem(page('zh', { problem }))).toMatch(/[\u4e00-\u9fff]/);
    expect(await hostWords.problem(page('en'))).toBeNull();
  });
});

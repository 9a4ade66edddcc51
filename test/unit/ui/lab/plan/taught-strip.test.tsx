import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { SAMPLE_SIZE } from '../../../../../src/app/lab/browse/taught-sample';
import type { TrainingPlan } from '../../../../../src/core/model/plan';
import type { Request } from '../../../../../src/protocol/messages';
import '../../../../../src/ui/lab/plan/plan-editor';
import { browsed } from '../../../app/lab/browse/lab-under-test';
import { openPage, type PageUnderTest, READY } from '../../page-under-test';

let page: PageUnderTest;
const draft = () => page.app.store.getSnapshot().training.draft;
const edit = (changed: Partial<TrainingPlan>) =>
  act(() => page.app.store.dispatch({ type: 'planEdited', plan: { ...draft(), ...changed } }));
const asked = () =>
  page.sent.filter((request): request is Extract<Request, { type: 'browse' }> => request.type === 'browse');
const share = () => screen.getByLabelText('Handwriting styles') as HTMLInputElement;
const grid = () => screen.getByRole('list', { name: /^Digits as they are taught/ });

beforeEach(async () => {
  page = await openPage();
  page.say(...READY);
  edit({ styleShare: 0.25, augmentation: null, seed: 3 });
  fireEvent.click(screen.getByRole('button', { name: 'More settings' }));
  await screen.findByText('Recipes');
  expect(asked()).toEqual([]);
  fireEvent.click(screen.getByText('Data', { selector: 'summary strong' }));
});

describe('the share of handwriting styles', () => {
  it('is written in percent', () => {
    expect(share().value).toBe('25');
    fireEvent.change(share(), { target: { value: '33.3' } });
    expect(draft().styleShare).toBeCloseTo(0.333, 12);
    expect(share().value).toBe('33.3');
    edit({ styleShare: 0.07 });
    expect(share().value).toBe('7');
  });

  it('says between what it may lie', () => {
    const sentence = () => document.getElementById(share().getAttribute('aria-describedby')!)?.textContent;
    expect(sentence()).toMatch(/ 0 to 90\.$/);
    fireEvent.change(share(), { target: { value: '91' } });
    expect(share().getAttribute('aria-invalid')).toBe('true');
    expect(sentence()).toBe('This must lie between 0 and 90.');
    fireEvent.change(share(), { target: { value: 'half' } });
    expect(sentence()).toBe('This is not a number.');
    expect(share().value).toBe('half');
  });
});

describe('what the network is being taught', () => {
  it('is asked for once it is on show, with places for it', () => {
    expect(asked()).toMatchObject([{ set: 'train', taught: { styleShare: 0.25, seed: 3 } }]);
    expect(grid().children).toHaveLength(SAMPLE_SIZE);
    expect(within(grid()).queryAllByRole('button')).toHaveLength(0);
  });

  it('says of each digit whether a handwriting style wrote it', () => {
    page.say(browsed(asked()[0]!.id, [4, 5], 60_000, [5]));
    const [first, second] = within(grid()).getAllByRole('button');
    expect(first!.getAttribute('aria-label')).toBe('Training digit 4, labelled 4. Put it on the pad.');
    expect(second!.getAttribute('aria-label')).toMatch(/^Digit 5, which a handwriting style wrote/);
    expect(grid().children).toHaveLength(SAMPLE_SIZE);
    fireEvent.click(second!);
    expect(page.app.store.getSnapshot().pad.picture).toHaveLength(784);
  });

  it('shows other digits when they are wanted', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Other digits' }));
    expect(asked()[1]?.which).toMatchObject({ offset: SAMPLE_SIZE, count: SAMPLE_SIZE });
  });

  it('says why there is nothing to see, and asks again', () => {
    const error = { kind: 'data', problem: 'offline', file: 'train-00.bin' } as const;
    page.say({ type: 'refused', id: asked()[0]!.id, error });
    const strip = within(grid().closest('figure')!);
    expect(strip.getByRole('alert').textContent).toMatch(/could not be fetched/);
    fireEvent.click(strip.getByRole('button', { name: 'Try again' }));
    expect(asked()).toHaveLength(2);
  });
});

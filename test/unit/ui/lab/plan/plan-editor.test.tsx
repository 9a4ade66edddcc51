import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { networkTitle } from '../../../../../src/core/model/network';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import { PRESETS } from '../../../../../src/core/model/presets';
import '../../../../../src/ui/lab/plan/plan-editor';
import '../../../../../src/ui/lab/plan/preset-field';
import { MNIST_PLAN } from '../../../core/model/mnist-plan';
import { openPage, type PageUnderTest, READY } from '../../page-under-test';

let page: PageUnderTest;
const draft = () => page.app.store.getSnapshot().training.draft;
const edit = (changed: Partial<ReturnType<typeof draft>>) =>
  act(() => page.app.store.dispatch({ type: 'planEdited', plan: { ...draft(), ...changed } }));
const section = (name: string) => screen.getByRole('group', { name });
const open = (name: string) => fireEvent.click(screen.getByText(name, { selector: 'summary strong' }));
const summary = (name: string) =>
  screen.getByText(name, { selector: 'summary strong' }).nextElementSibling?.textContent;
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const choose = (control: HTMLElement, value: string) => fireEvent.change(control, { target: { value } });
const types = () => draft().network.layers.map(({ type }) => type);
const layer = (n: number) => within(screen.getByRole('group', { name: new RegExp(`^Layer ${n}:`) }));

beforeEach(async () => {
  page = await openPage();
  page.say(...READY);
  fireEvent.click(screen.getByRole('button', { name: 'More settings' }));
  await screen.findByText('Recipes');
});

it('begins with the plan of the network that comes with the page', () => {
  expect(draft()).toEqual(PRESETS.inkling);
  expect(summary('Recipes')).toBe(`${networkTitle(PRESETS.inkling.network)} (start)`);
});

describe('the editor', () => {
  beforeEach(() => edit(MNIST_PLAN));

  it('has all its sections closed, each with what is chosen in it', () => {
    expect(summary('Recipes')).toBe('Custom: 784-128-10');
    expect(summary('Network')).toBe('784-128-10 · 101,770 parameters');
    expect(summary('Optimiser')).toBe('Adam');
    expect(summary('Learning rate')).toBe('0.001 · Constant');
    expect(summary('Regularisation')).toBe('none');
    expect(summary('Data')).toBe('54,000 digits in batches of 32');
    expect(summary('Loss')).toBe('categorical_crossentropy');
    expect(summary('Engine')).toBe('Automatic');
    expect(document.querySelectorAll('.plan-section[open]')).toHaveLength(0);
  });

  it('applies a recipe with one press, and marks it', () => {
    open('Recipes');
    fireEvent.click(screen.getByRole('button', { name: /^CNN/ }));
    expect(draft()).toEqual(PRESETS.cnn);
    expect(screen.getByRole('button', { name: /^CNN/ }).getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: /^Inkling’s CNN/ }));
    expect(draft()).toEqual(PRESETS['inkling-cnn']);
    fireEvent.click(screen.getByRole('button', { name: /^Deep stack of sigmoids.*vanish/ }));
    expect(draft()).toEqual(PRESETS['fail-sigmoid']);
  });

  it('has every parameter of each optimiser', () => {
    open('Optimiser');
    const labels = () => within(section('Optimiser')).queryAllByRole('textbox').length;
    for (const [type, numbers] of [
      ['Adam', 3],
      ['AdamW', 4],
      ['RMSprop', 3],
      ['Adagrad', 2],
      ['SGD', 1],
      ['BatchGradientDescent', 0],
      ['ConjugateGradient', 1],
    ] as const) {
      choose(within(section('Optimiser')).getByLabelText('Optimiser'), type);
      expect([type, labels()]).toEqual([type, numbers]);
    }
  });

  it('says between what a number may lie, and what Keras has', () => {
    const described = (label: string) =>
      document.getElementById(
        within(document.querySelector<HTMLElement>('.plan-editor')!)
          .getByLabelText(label)
          .getAttribute('aria-describedby')!,
      )?.textContent;
    open('Learning rate');
    expect(described('Learning rate')).toMatch(/ 0.000001 to 10; Keras has 0.001.$/);
    edit({ optimizer: OPTIMIZER_DEFAULTS.SGD });
    expect(described('Learning rate')).toMatch(/ 0.000001 to 10; Keras has 0.01.$/);
    edit({ optimizer: OPTIMIZER_DEFAULTS.ConjugateGradient });
    expect(described('Learning rate')).toMatch(/ 0.000001 to 10; Keras has no default.$/);
    open('Regularisation');
    expect(described('L1, all kernels')).toMatch(/ 0 to 10; Keras has 0.$/);
    edit({ optimizer: OPTIMIZER_DEFAULTS.SGD });
    open('Data');
    expect(described('Batch size')).toMatch(/ 1 to 4,096; Keras has 32.$/);
    expect(described('Seed')).toMatch(/ 0 to 4,294,967,295; Keras has no default.$/);
  });

  it('draws what a schedule makes of the rate, with its numbers behind it', () => {
    open('Learning rate');
    choose(screen.getByLabelText('Schedule'), 'CosineDecay');
    expect(draft().schedule).toEqual({ type: 'CosineDecay', warmupEpochs: 0, alpha: 0 });
    fireEvent.change(screen.getByLabelText('Last share'), { target: { value: '0.1' } });
    expect(screen.getByRole('img', { name: /^It starts at 0.001, .* and ends at 0.0001/ })).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Warm-up'), { target: { value: '2' } });
    expect(draft().schedule).toEqual({ type: 'CosineDecay', warmupEpochs: 2, alpha: 0.1 });
    expect(within(section('Learning rate')).getAllByRole('row', { hidden: true })).toHaveLength(12);
    fireEvent.change(screen.getByLabelText('Warm-up'), { target: { value: '-1' } });
    expect(screen.getByText(/drawn once all settings are sound/)).toBeTruthy();
  });

  it('sets penalties, AdamW, dropout and early stopping', () => {
    open('Regularisation');
    fireEvent.change(screen.getByLabelText('L2, all kernels'), { target: { value: '1e-4' } });
    press('Use AdamW');
    press('Add Dropout before the last layer');
    choose(screen.getByLabelText('Early stopping'), 'true');
    expect(summary('Regularisation')).toBe('L2, dropout, weight decay, early stopping');
    choose(screen.getByLabelText('Watches'), 'val_accuracy');
    fireEvent.change(screen.getByLabelText('Patience'), { target: { value: '4' } });
    expect(draft().earlyStopping).toMatchObject({ monitor: 'val_accuracy', patience: 4 });
    edit({ validationSplit: 0 });
    expect(screen.getByText(/^No digits are held back to watch/)).toBeTruthy();
    expect(summary('Regularisation')).toBe('to correct');
    choose(screen.getByLabelText('Early stopping'), 'false');
    expect(draft().earlyStopping).toBeNull();
  });

  it('sets what is done with the data', () => {
    open('Data');
    choose(screen.getByLabelText('Normalise pixels'), 'false');
    choose(screen.getByLabelText('Shuffle'), 'false');
    choose(screen.getByLabelText('Augmentation'), 'true');
    fireEvent.change(screen.getByLabelText('Rotation'), { target: { value: '12' } });
    fireEvent.change(screen.getByLabelText('Stroke width'), { target: { value: '0.5' } });
    expect(draft()).toMatchObject({
      network: { normalized: false },
      shuffle: false,
      augmentation: { rotation: 12, strokeWidth: 0.5 },
    });
    fireEvent.change(screen.getByLabelText('Rotation'), { target: { value: '90' } });
    expect(screen.getByText('This must lie between 0 and 45.')).toBeTruthy();
  });

  it('sets the loss and the engine', () => {
    open('Loss');
    open('Engine');
    choose(screen.getByLabelText('Loss function'), 'mean_squared_error');
    expect(draft().loss).toBe('mean_squared_error');
    choose(within(section('Engine')).getByRole('combobox'), 'wasm');
    expect(page.sent.at(-1)).toEqual({ type: 'chooseEngine', engine: 'wasm' });
  });

  it('lets nothing but the learning rate be changed in a run', () => {
    for (const name of ['Recipes', 'Network', 'Learning rate', 'Data']) open(name);
    act(() => page.app.commands.train());
    const controls = [
      ...document.querySelectorAll<HTMLInputElement>('.plan-editor :is(input, select, .recipe)'),
    ].filter((control) => !control.disabled);
    expect(
      controls.map((control) => control.getAttribute('aria-label') ?? control.labels?.[0]?.textContent),
    ).toEqual(['Learning rate', 'Learning rate, slider']);
    press('Remove layer 1');
    press('Add');
    expect(types()).toEqual(['Dense', 'Dense']);
  });
});

describe('the builder', () => {
  beforeEach(() => {
    edit(PRESETS.cnn);
    open('Network');
  });

  it('shows what comes out of each layer, and what it costs', () => {
    expect(screen.getByText('output 26×26×32')).toBeTruthy();
    expect(screen.getByText('102,464 parameters')).toBeTruthy();
    expect(screen.getByText('Total: 121,930 parameters')).toBeTruthy();
  });

  it('moves a layer, and the focus with it', () => {
    press('Move layer 4 up');
    expect(types().slice(1, 4)).toEqual(['MaxPooling2D', 'MaxPooling2D', 'Conv2D']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move layer 3 up');
    press('Move layer 1 down');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move layer 2 down');
    expect(screen.getByRole('button', { name: 'Move layer 1 up' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
  });

  it('removes layers to the last, and keeps the focus', () => {
    press('Remove layer 7');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove layer 6');
    for (let n = 6; n >= 1; n--) press('Remove layer 1');
    expect(types()).toEqual([]);
    expect(screen.getByText('A network has 1 to 24 layers. Add or remove some.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Layer to add'));
    press('Add');
    expect(types()).toEqual(['Dense']);
  });

  it('adds any layer at any place, before the output if nobody says otherwise', () => {
    choose(screen.getByLabelText('Layer to add'), 'Dropout');
    press('Add');
    expect(types().slice(-2)).toEqual(['Dropout', 'Dense']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Layer 7, type');
    choose(screen.getByLabelText('Layer to add'), 'BatchNormalization');
    choose(screen.getByLabelText('Place'), '1');
    press('Add');
    expect(types()[1]).toBe('BatchNormalization');
    expect(layer(2).getByText('128 parameters')).toBeTruthy();
  });

  it('edits whatever a layer has', () => {
    fireEvent.change(layer(1).getByLabelText(/^Filters/), { target: { value: '8' } });
    choose(layer(1).getByLabelText(/^Activation/), 'elu');
    choose(layer(1).getByLabelText(/^Initialiser/), 'he_normal');
    fireEvent.change(layer(1).getByLabelText(/^L1/), { target: { value: '0.01' } });
    expect(draft().network.layers[0]).toEqual({
      type: 'Conv2D',
      filters: 8,
      kernelSize: 3,
      activation: 'elu',
      kernelInitializer: 'he_normal',
      kernelRegularizer: { l1: 0.01, l2: 0 },
    });
    choose(layer(2).getByLabelText('Layer 2, type'), 'AveragePooling2D');
    expect(draft().network.layers[1]).toEqual({ type: 'AveragePooling2D', poolSize: 2 });
  });

  it('explains what is wrong at the layer, and mends it with one press', () => {
    const train = () => screen.getByRole('button', { name: 'Train' }).getAttribute('aria-disabled');
    press('Remove layer 5');
    expect(layer(5).getByText(/Dense takes a row of numbers/)).toBeTruthy();
    expect(layer(6).queryByText(/Dense takes a row of numbers/)).toBeNull();
    expect(train()).toBe('true');
    press('Add Flatten before it');
    expect(draft()).toEqual(PRESETS.cnn);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Layer 5, type');
    expect(train()).toBe('false');
  });

  it('shows a number that is none as it was typed, at the layer', () => {
    const units = layer(6).getByLabelText(/^Units/) as HTMLInputElement;
    fireEvent.change(units, { target: { value: 'many' } });
    expect(units.value).toBe('many');
    expect(units.getAttribute('aria-invalid')).toBe('true');
    expect(layer(6).getByText('This is not a number.')).toBeTruthy();
    expect(screen.getByText('Total: – parameters')).toBeTruthy();
    expect(summary('Network')).toBe('to correct');
  });

  it('says of each knob of a layer what it may be, and what Keras has', () => {
    const descriptions = (type: string) => {
      choose(layer(1).getByLabelText('Layer 1, type'), type);
      const card = screen.getByRole('group', { name: /^Layer 1:/ });
      return [...card.querySelectorAll('.layer-knob')].map((knob) => {
        const control = knob.querySelector('input, select')!;
        const described = document.getElementById(control.getAttribute('aria-describedby')!);
        return `${knob.querySelector('code')?.textContent}: ${described?.textContent?.replace(/^.*[.] (?=.*Keras)/, '')}`;
      });
    };
    expect(descriptions('Conv2D')).toEqual([
      'filters: 1 to 128; Keras has no default.',
      'kernel_size: 1 to 28; Keras has no default.',
      'activation: Keras has linear.',
      'kernel_initializer: Keras has glorot_uniform.',
      'l1: 0 to 10; Keras has 0.',
      'l2: 0 to 10; Keras has 0.',
    ]);
    expect(descriptions('Dense')[0]).toBe('units: 1 to 1,024; Keras has no default.');
    expect(descriptions('MaxPooling2D')).toEqual(['pool_size: 1 to 28; Keras has 2.']);
    expect(descriptions('AveragePooling2D')).toEqual(['pool_size: 1 to 28; Keras has 2.']);
    expect(descriptions('Dropout')).toEqual(['rate: 0 to 0.95; Keras has no default.']);
    expect(descriptions('BatchNormalization')).toEqual([
      'momentum: 0 to 0.9999; Keras has 0.99.',
      'epsilon: 1e-10 to 1; Keras has 0.001.',
    ]);
    expect(descriptions('Activation')).toEqual(['activation: Keras has no default.']);
  });

  it('explains a knob while it is looked at', () => {
    const rate = layer(1).getByLabelText(/^Activation/);
    fireEvent.focus(rate);
    expect(layer(1).getByRole('status').textContent).toMatch(/^Makes what is below zero zero/);
    choose(rate, 'tanh');
    expect(layer(1).getByRole('status').textContent).toBe('Squeezes numbers into −1 to 1. Keras has linear.');
    fireEvent.blur(rate);
    expect(layer(1).getByRole('status').textContent).toMatch(/^Slides small kernels/);
  });
});

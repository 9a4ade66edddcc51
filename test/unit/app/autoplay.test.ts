import { expect, it } from 'vitest';
import { autoplay } from '../../../src/app/autoplay';
import { framedApp, READY, says } from './framed-app';

function setUp() {
  const { app, ports } = framedApp({ asleep: false });
  return { app, ports, runs: () => ports[0]!.receivedOf('train').length };
}

it('a page that is to train by itself does so once, when its network reads', () => {
  const { app, ports, runs } = setUp();
  autoplay(app);
  says(ports, ...READY.slice(0, 2));
  expect(runs()).toBe(0);
  says(ports, ...READY.slice(2));
  expect(runs()).toBe(1);
  says(ports, { type: 'phase', phase: 'training' }, { type: 'phase', phase: 'idle' });
  expect(runs()).toBe(1);
  app.dispose();
});

it('does so at once where its network reads already', () => {
  const { app, ports, runs } = setUp();
  says(ports, ...READY);
  autoplay(app);
  expect(runs()).toBe(1);
  app.dispose();
});

it('leaves a run alone that is there before', () => {
  const { app, ports, runs } = setUp();
  says(ports, ...READY);
  app.commands.step();
  says(ports, { type: 'phase', phase: 'idle' });
  autoplay(app);
  expect(runs()).toBe(1);
  app.dispose();
});

it('can be called off', () => {
  const { app, ports, runs } = setUp();
  autoplay(app)();
  says(ports, ...READY);
  expect(runs()).toBe(0);
  app.dispose();
});

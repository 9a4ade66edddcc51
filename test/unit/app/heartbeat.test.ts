import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startHeartbeat, TICKS_UNTIL_DEAD } from '../../../src/app/heartbeat';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
});

const tick = (count = 1) => vi.advanceTimersByTime(count * 1000);

function setUp() {
  const ping = vi.fn();
  const onDead = vi.fn();
  return { ping, onDead, heartbeat: startHeartbeat(ping, onDead) };
}

describe('a heartbeat', () => {
  it('does not count before the first message: the script may be long in coming', () => {
    const { ping, onDead } = setUp();
    tick(10 * TICKS_UNTIL_DEAD);
    expect(ping).not.toHaveBeenCalled();
    expect(onDead).not.toHaveBeenCalled();
  });

  it('asks at every tick from the first message on', () => {
    const { ping, heartbeat } = setUp();
    heartbeat.heard();
    tick(3);
    expect(ping).toHaveBeenCalledTimes(3);
  });

  it('reports a death after as many ticks without an answer, and no sooner', () => {
    const { ping, onDead, heartbeat } = setUp();
    heartbeat.heard();
    tick(TICKS_UNTIL_DEAD);
    expect(onDead).not.toHaveBeenCalled();
    tick();
    expect(onDead).toHaveBeenCalledOnce();
    expect(ping).toHaveBeenCalledTimes(TICKS_UNTIL_DEAD);
  });

  it('begins anew with every message', () => {
    const { onDead, heartbeat } = setUp();
    for (let round = 0; round < 3; round++) {
      heartbeat.heard();
      tick(TICKS_UNTIL_DEAD);
    }
    expect(onDead).not.toHaveBeenCalled();
    tick();
    expect(onDead).toHaveBeenCalledOnce();
  });

  it('counts ticks and not time: a sleeping laptop kills nobody', () => {
    const { onDead, heartbeat } = setUp();
    heartbeat.heard();
    vi.setSystemTime(Date.now() + 3_600_000);
    tick();
    expect(onDead).not.toHaveBeenCalled();
  });

  it('is over when stopped', () => {
    const { ping, onDead, heartbeat } = setUp();
    heartbeat.heard();
    heartbeat.stop();
    tick(2 * TICKS_UNTIL_DEAD);
    expect(ping).not.toHaveBeenCalled();
    expect(onDead).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});

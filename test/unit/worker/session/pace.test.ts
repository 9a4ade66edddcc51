import { describe, expect, it } from 'vitest';
import { createPace } from '../../../../src/worker/session/pace';

describe('the pace of a run', () => {
  it('leaves out the first steps, in which a GPU compiles', () => {
    const pace = createPace();
    pace.stepped(1, 32, 3000);
    expect(pace.samplesPerSecond()).toBeNull();
    expect(pace.secondsLeft(100, 0)).toBeNull();
    pace.stepped(10, 320, 100);
    expect(pace.samplesPerSecond()).toBeCloseTo(3200, 6);
    expect(pace.secondsLeft(100, 0)).toBeCloseTo(1, 6);
  });

  it('counts the validations to come, each as long as the last one', () => {
    const pace = createPace();
    pace.stepped(1, 32, 1);
    pace.stepped(10, 320, 100);
    pace.validated(500);
    expect(pace.secondsLeft(100, 4)).toBeCloseTo(1 + 2, 6);
  });

  it('does not tremble at one short reading, and follows a machine that has become slower', () => {
    const pace = createPace();
    pace.stepped(1, 32, 1);
    for (let reading = 0; reading < 20; reading++) pace.stepped(10, 320, 200);
    pace.stepped(1, 32, 200); // the last step of an epoch
    expect(pace.samplesPerSecond()).toBeGreaterThan(1300);
    for (let reading = 0; reading < 40; reading++) pace.stepped(5, 160, 200);
    expect(pace.samplesPerSecond()).toBeLessThan(850);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NetworkSpec } from '../../../src/core/model/network';
import * as tf from '../../../src/worker/engine/gpu/tf';
import { countCalls, DRAWS, READ_BACKS, UPLOADS } from './support/count-calls';
import { someDigits } from './support/digits';
import {
  ADAM_TRAINING,
  allHere,
  dense,
  mixedOrder,
  type StartedEngine,
  someWeights,
  startEngine,
  takeSteps,
} from './support/engine';

const DIGITS = someDigits(100);

let started: StartedEngine;
beforeEach(async () => {
  started = await startEngine();
});
afterEach(() => started.engine.dispose());

describe('a step', () => {
  test.each([
    ['784-128-10', dense(128), 8],
    ['784-10', dense(), 3],
    ['784-512-256-10', dense(512, 256), 13],
    ['784-16 (softmax)-10', dense({ units: 16, activation: 'softmax' }), 9],
  ])('of %s draws little, uploads nothing and reads nothing back', (_, spec, draws) => {
    const network = started.engine.build(spec, someWeights(spec));
    const stepper = network.train(ADAM_TRAINING, allHere(DIGITS));
    stepper.setOrder(mixedOrder(100));
    stepper.step(0, 32); // compiles, and brings the digits to the GPU
    const counted = countCalls(started.gl, () => {
      stepper.step(32, 64);
      stepper.step(64, 96);
    });
    expect(counted(DRAWS)).toBe(2 * draws);
    expect(counted(UPLOADS)).toBe(0);
    expect(counted(READ_BACKS)).toBe(0);
  });
});

test('networks share their programs', () => {
  let compiled = 0;
  const { gl } = started;
  const original = gl.compileShader;
  gl.compileShader = (shader) => {
    compiled += 1;
    original.call(gl, shader);
  };
  const trainOne = (spec: NetworkSpec) => {
    const network = started.engine.build(spec, someWeights(spec));
    const stepper = network.train(ADAM_TRAINING, allHere(DIGITS));
    stepper.setOrder(mixedOrder(100));
    stepper.step(0, 32);
    stepper.dispose();
    network.dispose();
  };
  trainOne(dense(16, 12));
  expect(compiled).toBeLessThan(10);
  compiled = 0;
  trainOne(dense(20, 10, 5));
  expect(compiled).toBe(0);
});

test('steps and TensorFlow.js do not disturb each other', async () => {
  const spec = dense(9);
  const sums: number[] = [];

  async function lossesOf(between: () => void): Promise<number[]> {
    const network = started.engine.build(spec, someWeights(spec));
    const stepper = network.train(ADAM_TRAINING, allHere(DIGITS));
    stepper.setOrder(mixedOrder(100));
    const losses: number[] = [];
    for (let step = 0; step < 6; step++) {
      between();
      losses.push(...(await takeSteps(stepper, 100, 32, 1)));
      between();
    }
    stepper.dispose();
    network.dispose();
    return losses;
  }
  const alone = await lossesOf(() => {});
  const amid = await lossesOf(() => {
    const sum = tf.tidy(() =>
      tf.sum(tf.add(tf.matMul(tf.ones([40, 30]), tf.fill([30, 20], 2)), tf.range(0, 20))),
    );
    sums.push(sum.dataSync()[0]!);
    sum.dispose();
  });
  expect(amid).toEqual(alone);
  // 800 numbers of 60, and 0 to 19 forty times.
  expect(sums).toEqual(new Array(12).fill(800 * 60 + 40 * 190));
});

import { type Digits, IMAGE_PIXELS } from '../../../../src/core/data/digits';
import { seededRandom } from '../../../../src/core/random/random';
import type { Dataset } from '../../../../src/worker/data/dataset';
import type { SampleSet } from '../../../../src/worker/data/sample-set';
import { createFakeDataset, createFakeSet } from './fake-data';

/** Digits that can be learnt: each class has ink in places of its own, with noise. */
export function learnableDigits(count: number, seed = 1): Digits {
  const random = seededRandom(seed);
  const images = new Uint8Array(count * IMAGE_PIXELS);
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
  for (let digit = 0; digit < count; digit++) {
    for (let pixel = 0; pixel < IMAGE_PIXELS; pixel++) {
      const own = pixel % 10 === labels[digit] && pixel % 3 === 0;
      if (random() < (own ? 0.8 : 0.1))
        images[digit * IMAGE_PIXELS + pixel] = 55 + Math.floor(random() * 200);
    }
  }
  return { images, labels };
}

/** Training and test digits that are all there. */
export function wholeDataset(train: Digits, test: Digits): Dataset {
  return createFakeDataset(wholeSet(train) as never, wholeSet(test) as never);
}

function wholeSet({ images, labels }: Digits): SampleSet {
  return Object.defineProperties(createFakeSet(labels.length), {
    images: { value: images },
    labels: { value: labels },
  });
}

import type { AugmentationSpec } from '../../model/augmentation';
import type { Facts } from '../facts';
import { lines, pythonFloat } from '../python';
import type { CommentName } from '../texts/type';

type Comments = { readonly [name in CommentName]: string };

/**
 * What varies digits, as `core/data/augment.ts` does, for many at once: strokes by grey dilation or erosion, then one
 * bilinear warp. Waves are made anew for each digit, spread as the page's are.
 */
export function variantsCode(facts: Facts, augmentation: AugmentationSpec, comments: Comments): string {
  return lines(
    constants(augmentation),
    '',
    '',
    'def bell(rng, count):',
    `    """${comments.bell}"""`,
    '    return (2 * rng.random((3, count)).sum(axis=0) - 3)[:, None, None]',
    '',
    '',
    augmentation.elastic > 0 ? `${wavesCode(comments)}\n\n` : null,
    varyCode(augmentation, comments),
    '',
    '',
    facts.fullBatch === null ? null : `${varyAllCode(comments)}\n\n`,
    facts.fullBatch === 'ConjugateGradient' ? null : datasetCode(facts, comments),
  ).trimEnd();
}

function constants({ rotation, scale, shear, shift, elastic, strokeWidth }: AugmentationSpec): string {
  return lines(
    `ROTATION = ${pythonFloat(rotation)}`,
    `SCALE = ${pythonFloat(scale)}`,
    `SHEAR = ${pythonFloat(shear)}`,
    `SHIFT = ${pythonFloat(shift)}`,
    elastic > 0 ? `ELASTIC = ${pythonFloat(elastic)}` : null,
    strokeWidth > 0 ? `STROKE_WIDTH = ${pythonFloat(strokeWidth)}` : null,
  );
}

function wavesCode(comments: Comments): string {
  return `BLUR = np.array([1, 4, 6, 4, 1]) / 16
BLURRED = np.array([np.pad(BLUR, (place, 7 - place)) for place in range(8)])
# ${comments.cornersToPixels}
CORNERS_TO_PIXELS = np.maximum(0, 1 - abs(np.arange(28)[:, None] / 4 - np.arange(8)))


def waves(rng, count):
    """${comments.waves}"""
    noise = rng.uniform(-1, 1, (count, 12, 12))
    corners = BLURRED @ noise @ BLURRED.T
    deviation = math.sqrt(1 / 3) * np.sum(BLUR**2) * 0.9375
    return CORNERS_TO_PIXELS @ (ELASTIC / deviation * corners) @ CORNERS_TO_PIXELS.T`;
}

function varyCode({ elastic, strokeWidth }: AugmentationSpec, comments: Comments): string {
  return lines(
    'def vary(images, rng):',
    `    """${comments.vary}"""`,
    '    count = len(images)',
    '    paper = np.pad(images.astype("float32"), ((0, 0), (3, 3), (3, 3)))',
    strokeWidth > 0 ? `\n${strokesCode(comments)}\n` : null,
    `    # ${comments.affine}
    angle = np.radians(ROTATION * bell(rng, count))
    growth = SCALE * bell(rng, count)
    size = np.where(growth < 0, 1 / (1 + abs(growth)), 1 + growth)
    slant = SHEAR * bell(rng, count)
    cos, sin = np.cos(angle) / size, np.sin(angle) / size
    y, x = np.mgrid[:28, :28] - 13.5
    x, y = x - SHIFT * bell(rng, count), y - SHIFT * bell(rng, count)
    u = 13.5 + 3 + x * (cos + slant * sin) + y * (sin - slant * cos)
    v = 13.5 + 3 - x * sin + y * cos`,
    elastic > 0 ? '    u, v = u + waves(rng, count), v + waves(rng, count)' : null,
    `
    # ${comments.bilinear}
    u, v = np.clip(u, 0, 32), np.clip(v, 0, 32)
    column, row = u.astype(int), v.astype(int)
    u, v = u - column, v - row
    image = np.arange(count)[:, None, None]
    upper = paper[image, row, column] * (1 - u) + paper[image, row, column + 1] * u
    lower = paper[image, row + 1, column] * (1 - u) + paper[image, row + 1, column + 1] * u
    return upper * (1 - v) + lower * v`,
  );
}

function strokesCode(comments: Comments): string {
  return `    # ${comments.strokes}
    amount = np.clip(STROKE_WIDTH * bell(rng, count) / 1.8, -0.5, 1)
    around = [np.roll(paper, by, axis) for axis in (1, 2) for by in (-1, 0, 1)]
    goal = np.where(amount > 0, np.max(around, axis=0), np.min(around, axis=0))
    paper = paper + abs(amount) * (goal - paper)`;
}

function varyAllCode(comments: Comments): string {
  return `def vary_all(images, rng):
    """${comments.varyAll}"""
    parts = np.split(images, range(1000, len(images), 1000))
    return np.concatenate([vary(part, rng).astype("float32") for part in parts])`;
}

function datasetCode({ plan, fullBatch }: Facts, comments: Comments): string {
  const draws = plan.shuffle && fullBatch === null;
  return lines(
    `class VariedDigits(keras.utils.PyDataset):
    """${comments.varied}"""

    def __init__(self, images, targets, batch_size):
        super().__init__(workers=1)
        self.images, self.targets, self.batch_size = images, targets, batch_size
        self.epoch = 0
        self.order = self.new_order()

    def new_order(self):`,
    draws
      ? '        return np.random.default_rng((SEED, self.epoch)).permutation(len(self.images))'
      : '        return np.arange(len(self.images))',
    `
    def __len__(self):
        return math.ceil(len(self.images) / self.batch_size)

    def __getitem__(self, index):
        chosen = self.order[index * self.batch_size : (index + 1) * self.batch_size]
        rng = np.random.default_rng((SEED, self.epoch, index + 1))
        images = ${fullBatch === null ? 'vary' : 'vary_all'}(self.images[chosen], rng)
        return prepare(images), self.targets[chosen]

    def on_epoch_end(self):
        # ${comments.everyEpoch}
        self.epoch += 1
        self.order = self.new_order()`,
  );
}

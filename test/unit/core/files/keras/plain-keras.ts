/**
 * A little of Keras in doubles, from what a `.keras` file says in JSON and the arrays that the HDF5 library finds in it: it
 * shares no code with the page.
 */
import { arraysByLibrary } from '../hdf5/library';
import { plainUnzip } from '../plain-zip';

type Described = {
  readonly class_name: string;
  readonly config: {
    readonly name: string;
    readonly activation?: string;
    readonly kernel_size?: readonly [number, number];
    readonly filters?: number;
    readonly units?: number;
    readonly pool_size?: readonly [number, number];
  };
};

type Picture = { readonly sides: readonly number[]; readonly values: Float64Array };

/** Probabilities, [count * 10]. @param images [count * 784], as the model takes them */
export async function predictedByPlainKeras(keras: Uint8Array, images: Float32Array): Promise<number[]> {
  const files = plainUnzip(keras);
  const config = JSON.parse(new TextDecoder().decode(files.get('config.json')));
  const [input, ...layers] = config.config.layers as Described[];
  const arrays = await arraysByLibrary(files.get('model.weights.h5')!);
  const [, ...sides] = (input!.config as unknown as { batch_shape: number[] }).batch_shape;
  const arrayOf = (name: string) => {
    const found = arrays.get(name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return Float64Array.from(found.values);
  };
  const passes = layers.map((layer) => passOf(layer, arrayOf));
  return Array.from({ length: images.length / 784 }, (_, digit) => {
    const values = Float64Array.from(images.subarray(digit * 784, (digit + 1) * 784));
    return Array.from(passes.reduce((x: Picture, pass) => pass(x), { sides, values }).values);
  }).flat();
}

function passOf(
  { class_name: type, config }: Described,
  arrayOf: (name: string) => Float64Array,
): (x: Picture) => Picture {
  const variable = (index: number) => arrayOf(`layers/${config.name}/vars/${index}`);
  switch (type) {
    case 'Flatten':
      return ({ values }) => ({ sides: [values.length], values });
    case 'MaxPooling2D':
      return (x) => pooled(x, config.pool_size![0]);
    case 'Dense':
    case 'Conv2D': {
      const [kernel, bias] = [variable(0), variable(1)];
      const side = type === 'Dense' ? null : config.kernel_size![0];
      return (x) =>
        activated(
          config.activation!,
          side === null ? dense(x, kernel, bias) : convolved(x, kernel, bias, side),
        );
    }
    default:
      throw new Error(`${type} is not known here`);
  }
}

function dense({ values }: Picture, kernel: Float64Array, bias: Float64Array): Picture {
  const sums = Float64Array.from(bias);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === 0) continue;
    for (let unit = 0; unit < sums.length; unit++) sums[unit]! += value * kernel[i * sums.length + unit]!;
  }
  return { sides: [sums.length], values: sums };
}

function convolved(
  { sides, values }: Picture,
  kernel: Float64Array,
  bias: Float64Array,
  side: number,
): Picture {
  const [height, width, channels] = sides as [number, number, number];
  const [rows, columns, filters] = [height - side + 1, width - side + 1, bias.length];
  const sums = new Float64Array(rows * columns * filters);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = (row * columns + column) * filters;
      sums.set(bias, at);
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++)
          for (let channel = 0; channel < channels; channel++) {
            const value = values[((row + y) * width + column + x) * channels + channel]!;
            if (value === 0) continue;
            const from = ((y * side + x) * channels + channel) * filters;
            for (let filter = 0; filter < filters; filter++)
              sums[at + filter]! += value * kernel[from + filter]!;
          }
    }
  return { sides: [rows, columns, filters], values: sums };
}

function pooled({ sides, values }: Picture, side: number): Picture {
  const [height, width, channels] = sides as [number, number, number];
  const [rows, columns] = [Math.floor(height / side), Math.floor(width / side)];
  const most = new Float64Array(rows * columns * channels).fill(-Infinity);
  for (let y = 0; y < rows * side; y++)
    for (let x = 0; x < columns * side; x++)
      for (let channel = 0; channel < channels; channel++) {
        const at = (Math.floor(y / side) * columns + Math.floor(x / side)) * channels + channel;
        most[at] = Math.max(most[at]!, values[(y * width + x) * channels + channel]!);
      }
  return { sides: [rows, columns, channels], values: most };
}

function activated(activation: string, { sides, values }: Picture): Picture {
  switch (activation) {
    case 'relu':
      return { sides, values: values.map((value) => Math.max(0, value)) };
    case 'softmax': {
      const most = Math.max(...values);
      const powers = values.map((value) => Math.exp(value - most));
      const sum = powers.reduce((total, power) => total + power, 0);
      return { sides, values: powers.map((power) => power / sum) };
    }
    default:
      throw new Error(`${activation} is not known here`);
  }
}

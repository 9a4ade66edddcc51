/**
 * What the WebAssembly exports (`src/kernels/simd.ts` and `scalar.ts`): the same functions in each build. Everything is a
 * number in JavaScript: pointers in bytes, counts, flags as 1 and 0, floats.
 */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  /** @returns a signed 32-bit pointer; traps if there is no room */
  allocate(bytes: number): number;
  free(pointer: number): void;

  /** Values before the activation become those after it, in place; `kind` is an index into `ACTIVATIONS`. */
  activate(kind: number, values: number, rows: number, columns: number, stride: number): void;
  /** The gradient by `outputs` becomes that by the values before the activation, in place. */
  activateBackward(
    kind: number,
    outputs: number,
    gradient: number,
    rows: number,
    columns: number,
    stride: number,
  ): void;

  /**
   * The loss of logits [rows, stride], which become its gradient by them times `scale`; the rows' losses and the number of
   * right readings are added to two doubles at `totals`.
   *
   * @param meanSquared 1 for the mean squared error, 0 for the cross-entropy
   * @param labels [rows] bytes
   */
  lossOf(
    meanSquared: number,
    logits: number,
    labels: number,
    rows: number,
    columns: number,
    stride: number,
    scale: number,
    totals: number,
  ): void;

  /**
   * One optimiser step on `count` weights with the gradient g, to which the penalty's is added first.
   *
   * @param kind index into `OPTIMIZER_TYPES`, or -1: the gradient is added to slot 0 then, and no weight changes
   * @param settings the optimiser's numbers, see `optimizer.ts`
   * @param slot0 what it remembers, laid out as the weights; 0 if nothing
   * @param slot1 the same, a second time
   */
  update(
    kind: number,
    settings: number,
    w: number,
    slot0: number,
    slot1: number,
    g: number,
    count: number,
    l1: number,
    l2: number,
  ): void;

  /** Pixels [rows, inputs], bytes, divided, as lists of those that are not 0; see `sparse-lists.ts` on either side. */
  listPixels(
    pixels: number,
    rows: number,
    inputs: number,
    starts: number,
    entries: number,
    counts: number,
    divisor: number,
  ): void;
  /** The same from floats as they are; nothing is counted. */
  listNumbers(numbers: number, rows: number, inputs: number, starts: number, entries: number): void;
  /** The entries of `listPixels` by input; its counts become the inputs' starts. */
  listColumns(
    rows: number,
    inputs: number,
    starts: number,
    entries: number,
    columnStarts: number,
    columnEntries: number,
    rowBytes: number,
  ): void;
  /** values[rows, stride] = bias + listed input . kernel */
  sparseForward(
    rows: number,
    starts: number,
    entries: number,
    kernel: number,
    bias: number,
    values: number,
    stride: number,
  ): void;
  /** The gradient of the kernel on listed inputs, and the optimiser's step with it; see `update`. */
  sparseUpdate(
    kind: number,
    settings: number,
    columnStarts: number,
    columnEntries: number,
    inputs: number,
    delta: number,
    kernel: number,
    slot0: number,
    slot1: number,
    stride: number,
    l1: number,
    l2: number,
    gradient: number,
  ): void;

  /** to[count] = pixels / divisor */
  pixelsToFloats(pixels: number, to: number, count: number, divisor: number): void;
  /** 0 if all of the floats are finite, else NaN. */
  finiteness(values: number, count: number): number;
  /** Every row of `to`, [rows, stride], becomes `row`, [stride]. */
  fillRows(row: number, to: number, rows: number, stride: number): void;
  /** to[stride] = the sum of the rows of `from`, [rows, stride]. */
  sumRows(from: number, to: number, rows: number, stride: number): void;

  /**
   * to[rows, stride] = from * scale, or 0 where hash32(key + row * columns + column) is below the threshold.
   *
   * @param key unsigned, as the threshold
   */
  dropout(
    from: number,
    to: number,
    rows: number,
    columns: number,
    stride: number,
    key: number,
    threshold: number,
    scale: number,
  ): void;

  /**
   * sums[columns], doubles: for each column the sum over the rows of a (kind 0), (a - mean)^2 (1) or a * (b - mean) (2).
   *
   * @param a [rows, stride]
   * @param b the same, for kind 2 alone
   * @param mean [columns], but for kind 0
   */
  columnSums(
    kind: number,
    a: number,
    b: number,
    mean: number,
    rows: number,
    columns: number,
    stride: number,
    sums: number,
  ): void;
  /** y[rows, stride] = (x - mean) * scale + shift, column by column. */
  normalize(
    x: number,
    y: number,
    mean: number,
    scale: number,
    shift: number,
    rows: number,
    columns: number,
    stride: number,
  ): void;
  /** dx[rows, stride] = (dy - offset - (x - mean) * slope) * scale, column by column. */
  normalizeGradient(
    x: number,
    dy: number,
    dx: number,
    mean: number,
    scale: number,
    slope: number,
    offset: number,
    rows: number,
    columns: number,
    stride: number,
  ): void;

  /** c[m, n] = a[m, k] . b[k, n], or added to c */
  matmul(a: number, b: number, c: number, m: number, k: number, n: number, accumulate: number): void;
  /** The same with a given as [k, m]. */
  matmulTA(a: number, b: number, c: number, m: number, k: number, n: number, accumulate: number): void;
  /** The same with b given as [n, k]. */
  matmulTB(a: number, b: number, c: number, m: number, k: number, n: number, accumulate: number): void;

  /** Bias [filters] and kernel [inputs, filters] in the order in which `convForward` reads them. */
  convPanels(kernel: number, bias: number, inputs: number, filters: number, panels: number): void;
  /** y[pixels, filters] = the convolution of a block of pictures; `offsets`: where each pixel's patch begins. */
  convForward(
    x: number,
    offsets: number,
    pixels: number,
    rowStep: number,
    side: number,
    channels: number,
    panels: number,
    filters: number,
    y: number,
  ): void;
  /** Adds the gradient by a block of pictures to dx. */
  convInputGradient(
    dy: number,
    kernel: number,
    width: number,
    side: number,
    channels: number,
    filters: number,
    offsets: number,
    pixels: number,
    panel: number,
    dx: number,
  ): void;
  /** Adds one picture's part of the gradient by the kernel; `height` and `width` are the output's. */
  convKernelGradient(
    x: number,
    dy: number,
    height: number,
    width: number,
    side: number,
    channels: number,
    filters: number,
    panel: number,
    dKernel: number,
  ): void;
  /** Adds one picture's part of the gradient by the bias. */
  convBiasGradient(dy: number, pixels: number, filters: number, dBias: number): void;
  /** How many of the numbers are not 0. */
  countNonZeros(from: number, count: number): number;
  /** to[columns, rows] = the transpose of from[rows, columns], or added to it. */
  transpose(from: number, rows: number, columns: number, to: number, accumulate: number): void;
  /** As `convKernelGradient` where dy is mostly 0; dKernel is transposed. side * channels must be whole eights. */
  convKernelGradientSparse(
    x: number,
    rowStep: number,
    offsets: number,
    dy: number,
    pixels: number,
    side: number,
    channels: number,
    filters: number,
    list: number,
    dKernel: number,
  ): void;
  /** As `convInputGradient`, for one picture, where dy is mostly 0; the kernel is transposed. */
  convInputGradientSparse(
    dy: number,
    kernel: number,
    rowStep: number,
    offsets: number,
    pixels: number,
    side: number,
    channels: number,
    filters: number,
    lists: number,
    dx: number,
  ): void;

  /** The greatest of each square of `size` pixels a side; `height` and `width` are the input's. */
  maxPool(
    x: number,
    y: number,
    pictures: number,
    height: number,
    width: number,
    channels: number,
    size: number,
  ): void;
  /** dx = the gradient by x; all of dx is written. */
  maxPoolGradient(
    x: number,
    y: number,
    dy: number,
    dx: number,
    pictures: number,
    height: number,
    width: number,
    channels: number,
    size: number,
  ): void;
  /** The mean of each square. */
  averagePool(
    x: number,
    y: number,
    pictures: number,
    height: number,
    width: number,
    channels: number,
    size: number,
  ): void;
  /** dx = the gradient by x; all of dx is written. */
  averagePoolGradient(
    dy: number,
    dx: number,
    pictures: number,
    height: number,
    width: number,
    channels: number,
    size: number,
  ): void;
}

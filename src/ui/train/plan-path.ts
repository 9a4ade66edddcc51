/** What lies at a path such as `optimizer.learningRate` or `network.layers.0.units`; undefined for nothing. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (from, key) => (from as Readonly<Record<string, unknown>> | null | undefined)?.[key],
      value,
    );
}

/** The same with another value at the path; all else is shared. What holds the value must be there already. */
export function withValueAt<T>(value: T, path: string, to: unknown): T {
  const [key, ...rest] = path.split('.') as [string, ...string[]];
  const from = value as Readonly<Record<string, unknown>>;
  const changed = rest.length === 0 ? to : withValueAt(from[key], rest.join('.'), to);
  return (Array.isArray(value) ? value.with(Number(key), changed) : { ...from, [key]: changed }) as T;
}

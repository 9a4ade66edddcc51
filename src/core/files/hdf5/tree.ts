/** What a file holds: groups within groups, as folders, and arrays in them. */
export type Hdf5Group = {
  readonly kind: 'group';
  readonly children: ReadonlyMap<string, Hdf5Group | Hdf5Dataset>;
  /** those that are texts or lists of texts; an attribute of any other type is left out */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
};

export type Hdf5Dataset = {
  readonly kind: 'dataset';
  /** [] for a single number */
  readonly shape: readonly number[];
  /** The numbers, row-major, as floats of 32 bits; null where they are no floats or lie there in a way that is not read. */
  readonly values: () => Float32Array | null;
};

/** What is at a path such as `layers/dense/vars/0`; null where nothing is. */
export function childAt(group: Hdf5Group, path: string): Hdf5Group | Hdf5Dataset | null {
  let at: Hdf5Group | Hdf5Dataset = group;
  for (const name of path.split('/').filter((part) => part !== '')) {
    const child: Hdf5Group | Hdf5Dataset | undefined =
      at.kind === 'group' ? at.children.get(name) : undefined;
    if (child === undefined) return null;
    at = child;
  }
  return at;
}

/** The array at a path; null where there is none. */
export function datasetAt(group: Hdf5Group, path: string): Hdf5Dataset | null {
  const child = childAt(group, path);
  return child?.kind === 'dataset' ? child : null;
}

/** The group at a path; null where there is none. */
export function groupAt(group: Hdf5Group, path: string): Hdf5Group | null {
  const child = childAt(group, path);
  return child?.kind === 'group' ? child : null;
}

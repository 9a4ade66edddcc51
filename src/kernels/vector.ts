/**
 * The lanes that kernels are written in. A kernel is generic over V: `v128`, four 32-bit floats, or `f32`, one. Its entry
 * file decides which, so one source gives the builds with and without SIMD; `isVector` is known at compile time.
 */

/** Numbers in one V. */
@inline
export function lanes<V>(): i32 {
  return <i32>(sizeof<V>() >> 2);
}

@inline
export function splat<V>(x: f32): V {
  if (isVector<V>()) return f32x4.splat(x);
  return x as V;
}

/** Every lane the number at `address`. */
@inline
export function loadSplat<V>(address: usize): V {
  if (isVector<V>()) return v128.load_splat<f32>(address);
  return load<f32>(address) as V;
}

@inline
export function zero<V>(): V {
  if (isVector<V>()) return f32x4.splat(0);
  return 0 as V;
}

@inline
export function add<V>(a: V, b: V): V {
  if (isVector<V>()) return f32x4.add(a, b);
  return (a + b) as V;
}

@inline
export function sub<V>(a: V, b: V): V {
  if (isVector<V>()) return f32x4.sub(a, b);
  return (a - b) as V;
}

@inline
export function mul<V>(a: V, b: V): V {
  if (isVector<V>()) return f32x4.mul(a, b);
  return (a * b) as V;
}

/** a * b + c, rounded once where the build and the machine have that (relaxed SIMD), else twice. */
@inline
export function madd<V>(a: V, b: V, c: V): V {
  if (isVector<V>()) {
    if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
    return f32x4.add(f32x4.mul(a, b), c);
  }
  return (a * b + c) as V;
}

@inline
export function div<V>(a: V, b: V): V {
  if (isVector<V>()) return f32x4.div(a, b);
  return (a / b) as V;
}

/** The square root of each lane. */
@inline
export function root<V>(a: V): V {
  if (isVector<V>()) return f32x4.sqrt(a);
  return sqrt<f32>(a as f32) as V;
}

/** The greater of each pair; NaN if either is. */
@inline
export function maximum<V>(a: V, b: V): V {
  if (isVector<V>()) return f32x4.max(a, b);
  return max<f32>(a as f32, b as f32) as V;
}

/** The lesser of each pair; NaN if either is. */
@inline
export function minimum<V>(a: V, b: V): V {
  if (isVector<V>()) return f32x4.min(a, b);
  return min<f32>(a as f32, b as f32) as V;
}

/** Where a > b `yes`, elsewhere `no`, lane by lane; a comparison with NaN gives `no`. */
@inline
export function whereGreater<V>(a: V, b: V, yes: V, no: V): V {
  if (isVector<V>()) return v128.bitselect(yes, no, f32x4.gt(a, b));
  return (a > b ? yes : no) as V;
}

/** The sum of the lanes. */
@inline
export function sumOf<V>(a: V): f32 {
  if (isVector<V>()) {
    const pairs = f32x4.add(a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
    return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
  }
  return a as f32;
}

/** The greatest of the lanes; NaN if one is. */
@inline
export function maxOf<V>(a: V): f32 {
  if (isVector<V>()) {
    const pairs = f32x4.max(a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
    return max<f32>(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1));
  }
  return a as f32;
}

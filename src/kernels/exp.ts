/**
 * The exponential of each lane, and what is made of it. Method: Cody and Waite's range reduction, x = k ln 2 + r with |r| <=
 * ln 2 / 2 and ln 2 in two parts, so that r is exact to the last bits; then e^r - 1 by its Taylor series to the seventh
 * power, whose rest is below 1e-8; then the scale 2^k, put together as the bits of a float. The relative error is below 3e-7.
 */
import { add, div, madd, maximum, minimum, mul, splat, sub } from './vector';

const LOG2_E: f32 = 1.44269504;
/** ln 2 in two parts: the first has few enough bits for k times it to be exact. */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;

/**
 * Beyond it on either side e^x counts as e^-60 = 9e-27 or e^60: nothing a network computes can tell those from what they
 * stand for, and neither they, nor their reciprocals, nor products with them are denormals, which processors are slow at.
 */
const END: f32 = 60;
/** Beyond it tanh is 1 to the last bit of a float. */
const TANH_END: f32 = 10;

@inline
function nearestWhole<V>(x: V): V {
  if (isVector<V>()) return f32x4.nearest(x);
  return nearest<f32>(x as f32) as V;
}

/** 2^k for whole k of -126 to 127; 1 for NaN. */
@inline
function powerOfTwo<V>(k: V): V {
  if (isVector<V>()) {
    return i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(k), i32x4.splat(127)), 23);
  }
  return reinterpret<f32>((<i32>(k as f32) + 127) << 23) as V;
}

/** e^r - 1 for |r| <= ln 2 / 2. */
@inline
function series<V>(r: V): V {
  let sum = splat<V>(1.0 / 5040.0);
  sum = madd<V>(sum, r, splat<V>(1.0 / 720.0));
  sum = madd<V>(sum, r, splat<V>(1.0 / 120.0));
  sum = madd<V>(sum, r, splat<V>(1.0 / 24.0));
  sum = madd<V>(sum, r, splat<V>(1.0 / 6.0));
  sum = madd<V>(sum, r, splat<V>(0.5));
  return madd<V>(mul<V>(r, r), sum, r);
}

@inline
function clamped<V>(x: V): V {
  return minimum<V>(maximum<V>(x, splat<V>(-END)), splat<V>(END));
}

@inline
function remainder<V>(x: V, k: V): V {
  return madd<V>(k, splat<V>(-LN2_LOW), madd<V>(k, splat<V>(-LN2_HIGH), x));
}

/** e^x, for x of -60 to 60; NaN of NaN. */
@inline
export function exp<V>(x: V): V {
  const bounded = clamped<V>(x);
  const k = nearestWhole<V>(mul<V>(bounded, splat<V>(LOG2_E)));
  const scale = powerOfTwo<V>(k);
  return madd<V>(scale, series<V>(remainder<V>(bounded, k)), scale);
}

/** e^x - 1, to a float's precision near 0 too; NaN of NaN. */
@inline
export function expMinus1<V>(x: V): V {
  const bounded = clamped<V>(x);
  const k = nearestWhole<V>(mul<V>(bounded, splat<V>(LOG2_E)));
  const scale = powerOfTwo<V>(k);
  return madd<V>(scale, series<V>(remainder<V>(bounded, k)), sub<V>(scale, splat<V>(1)));
}

/** tanh x = (e^2x - 1) / (e^2x + 1). */
@inline
export function tanh<V>(x: V): V {
  const bounded = minimum<V>(maximum<V>(x, splat<V>(-TANH_END)), splat<V>(TANH_END));
  const e = expMinus1<V>(add<V>(bounded, bounded));
  return div<V>(e, add<V>(e, splat<V>(2)));
}

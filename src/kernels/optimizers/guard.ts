/**
 * Added to every gradient. Without it what an optimiser remembers of a dead weight would decay into denormals, with which
 * the processor is many times slower; WebAssembly cannot have them flushed to 0. It is far below what any weight notices,
 * and its square is no denormal either. NaN stays NaN.
 */
export const GUARD: f32 = 1e-16;

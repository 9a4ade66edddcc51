/** How digits lie in textures. */

/** Texels of one digit, four pixels each. */
export const DIGIT_TEXELS = 196;

/** Digits side by side in one row of a texture: 3,920 texels, since every GPU of note has textures of 4,096. */
export const DIGITS_A_ROW = 20;

/** Labels, and places of an order, side by side in one row of a texture. */
export const INDICES_A_ROW = 2048;

/** The least MAX_TEXTURE_SIZE with which 60,000 digits find room. */
export const TEXTURE_SIZE_NEEDED = 4096;

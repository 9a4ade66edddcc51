/** Width and height of an MNIST image, in pixels. */
export const MNIST_SIZE = 28;

/** Longer side of the ink in an MNIST image, in pixels (LeCun, Cortes and Burges, "The MNIST database"). */
export const MNIST_BOX = 20;

/** Median width of a pen stroke in the MNIST training images, in pixels (measured; 10th to 90th percentile 2.0 to 4.0). */
export const MNIST_STROKE_WIDTH = 2.6;

/**
 * Where MNIST puts the centre of mass, as a pixel index along each axis: every training image has it in 13.5..14.5
 * (measured), half a pixel right of and below the middle of the frame.
 */
export const MNIST_CENTRE = 14;

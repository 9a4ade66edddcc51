/** The networks that come with the page and read on their own: the dense one that reads at first, and a small CNN. */
export const SHIPPED = ['default', 'cnn'] as const;
export type Shipped = (typeof SHIPPED)[number];

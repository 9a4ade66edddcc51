/**
 * HDF5 as h5py writes it unless told otherwise, for groups, float arrays and texts. Source: The HDF Group, "HDF5 File
 * Format Specification Version 3.0"; the roman numbers in this folder are its sections.
 */

/** II.A. Every file begins with it. */
export const SIGNATURE = Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a);

/** II.A. Bytes of a superblock of version 0 with addresses of 8 bytes, the root's symbol table entry included. */
export const SUPERBLOCK_BYTES = 96;
export const ROOT_ENTRY_AT = 56;

/** III.A.1. What begins a node of a group's B-tree, its bytes before keys and children, and of a key or child. */
export const TREE_SIGNATURE = 'TREE';
export const TREE_HEAD_BYTES = 24;
export const TREE_ITEM_BYTES = 8;

/** III.B and III.C. What begins a symbol table node, and the bytes of its entries. */
export const NODE_SIGNATURE = 'SNOD';
export const NODE_HEAD_BYTES = 8;
export const ENTRY_BYTES = 40;

/** III.D. What begins a local heap, which holds the names in a group. */
export const HEAP_SIGNATURE = 'HEAP';
export const HEAP_HEAD_BYTES = 32;

/** III.E. What begins a collection of the global heap, which holds texts of any length. */
export const COLLECTION_SIGNATURE = 'GCOL';

/** IV.A.1.a. Bytes of an object header of version 1 before its messages, and of a message before its data. */
export const OBJECT_HEAD_BYTES = 16;
export const MESSAGE_HEAD_BYTES = 8;

/** IV.A.2. The messages of an object header that are understood. */
export const MESSAGE = {
  dataspace: 0x01,
  datatype: 0x03,
  fillValue: 0x05,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
} as const;

/** IV.A.2.d. What says of numbers that they are IEEE floats, little-endian: class and version, bits, bytes, properties. */
export const FLOAT32 = Uint8Array.of(
  ...[0x11, 0x20, 0x1f, 0, 4, 0, 0, 0],
  ...[0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0],
);
export const FLOAT64 = Uint8Array.of(
  ...[0x11, 0x20, 0x3f, 0, 8, 0, 0, 0],
  ...[0, 0, 64, 0, 52, 11, 0, 52, 255, 3, 0, 0],
);

/** IV.A.2.i. */
export const LAYOUT_VERSION = 3;
export const LAYOUT = { compact: 0, contiguous: 1 } as const;

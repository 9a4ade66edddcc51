import type { OwnDigit } from '../../../core/data/own-digits';
export type ExportedFile = { readonly name: string; readonly type: string; readonly content: BlobPart };
export const strokeFile = (_: readonly OwnDigit[]): ExportedFile => ({ name: 'x', type: 'y', content: '' });
export const idxFiles = (_: readonly OwnDigit[]): ExportedFile[] => [];

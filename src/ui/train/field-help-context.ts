import { type ComponentType, createContext } from 'react';
import type { FieldId } from './fields';

export type FieldHelpProps = { readonly id: FieldId };

/** What explains the knobs, handed down by the form; null before it has come. */
export const FieldHelpContext = createContext<ComponentType<FieldHelpProps> | null>(null);

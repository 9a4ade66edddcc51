import type { ReactNode } from 'react';
import type { Control } from '../../../app/config/config';
import { useAppState } from '../../shared/app-context';
import { useControl } from '../../shared/use-control';
import { EditorContext, useEditor } from './editor-context';

type PartProps = { readonly control: Control; readonly children: ReactNode };

/** Knobs of the editor that a teacher can hide or lock together. */
export function Part({ control, children }: PartProps) {
  const editor = useEditor();
  const place = useControl(control);
  if (place === 'hidden') return null;
  if (place === 'shown') return children;
  return <EditorContext value={{ ...editor, locked: true, byTeacher: true }}>{children}</EditorContext>;
}

/** Parts of the editor under one heading, which goes where all of them are hidden. */
export function Parts({
  controls,
  children,
}: {
  readonly controls: readonly Control[];
  readonly children: ReactNode;
}) {
  const hidden = useAppState(({ config }) => controls.every((each) => config.controls[each] === 'hidden'));
  return hidden ? null : children;
}

import { type ReactNode, useRef, useState } from 'react';
import { Button } from '../shared/button';

type DropPlaceProps = {
  readonly name: string;
  readonly hint: string;
  readonly multiple?: boolean;
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children?: ReactNode;
};

/** A button that opens files, in a place that also takes those that are dropped on it. */
export function DropPlace({ name, hint, multiple = false, disabled, onFiles, children }: DropPlaceProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = Array.from(list ?? []);
    if (files.length > 0 && !disabled) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same
    <div
      className="drop-place"
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Button disabled={disabled} onPress={() => chooser.current?.click()}>
        {name}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple={multiple}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          // The same file chosen again is a change too.
          currentTarget.value = '';
        }}
      />
      <p className="share-help">{hint}</p>
      {children}
    </div>
  );
}

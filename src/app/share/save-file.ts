/** A file to be taken away. */
export type SavedFile = {
  /** with its ending */
  readonly name: string;
  /** as MIME has it */
  readonly type: string;
  readonly bytes: Uint8Array;
};

/** Has the browser save it. */
export type SaveFile = (file: SavedFile) => void;

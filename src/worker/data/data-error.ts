export type DataProblem =
  /** no answer: no network, a connection that broke, or a server that does not let this origin read */
  | 'offline'
  /** the server answered with an error status */
  | 'missing'
  /** the bytes are not those the manifest describes */
  | 'corrupt'
  /** the manifest is no manifest of this version */
  | 'manifest';

/** Why the digits could not be had. */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly kind: DataProblem;
  /** the file's name, as in the manifest; `manifest.json` or whatever its URL ends in for the manifest */
  readonly file: string;
  /** HTTP status, where kind is 'missing' */
  readonly status: number | undefined;

  constructor(
    kind: DataProblem,
    file: string,
    message: string,
    details: { status?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.file = file;
    this.status = details.status;
  }
}

/** Has the browser save something as a file. @param name of the file, with its ending */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari looks at the URL only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
}

/** CSV as a file; Excel takes it for UTF-8 only by the mark at its beginning. */
export function csvFile(csv: string): Blob {
  return new Blob(['\ufeff', csv], { type: 'text/csv' });
}

const REVOKE_MS = 60_000;

/** Letters, numbers and what joins them, of any script: all else may mean something to a file system. */
export function fileName(...parts: readonly string[]): string {
  return parts
    .join('-')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}

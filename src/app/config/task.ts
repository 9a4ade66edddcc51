import { fromBase64Url, toBase64Url } from '../../core/model/plan-bytes';

/** UTF-16 code units. */
export const LONGEST_TASK = 200;

/** A text as a task can be: on one line, without control characters and halves of characters. */
export function plainTask(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\ufffd]/gu, '')
    .trim();
}

/** A task in so few letters that even 200 Chinese characters leave room in a URL: UTF-16, big-endian, as base64url. */
export function taskCode(task: string): string {
  return toBase64Url(
    Uint8Array.from({ length: 2 * task.length }, (_, at) => {
      const unit = task.charCodeAt(at >> 1);
      return at % 2 === 0 ? unit >> 8 : unit & 255;
    }),
  );
}

/** The same, read; null for what is no such code. */
export function readTaskCode(code: string): string | null {
  const bytes = fromBase64Url(code);
  if (bytes === null || bytes.length % 2 === 1) return null;
  let task = '';
  for (let at = 0; at < bytes.length; at += 2)
    task += String.fromCharCode((bytes[at]! << 8) | bytes[at + 1]!);
  return task;
}

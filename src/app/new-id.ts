/** An id that nothing on this device has. Not `crypto.randomUUID`, which pages that came over plain http do not have. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A fresh random word of 32 hex digits. Works on plain-http origins too, where `randomUUID` is absent. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

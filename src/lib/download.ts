/** Files that the page makes itself and gives to its reader. */

const NAME_MAX = 80
/** Of files on Windows, whatever follows the first dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A file's name out of what people wrote: without what a file system or a reader could take for something else
 * (separators, control and direction characters), never empty, hidden or reserved.
 */
export function fileName(text: string, fallback: string, ending: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]+/g, '-')
    .replace(/\s+/g, ' ')
  const cut = Array.from(plain).slice(0, NAME_MAX).join('')
  const name = cut.replace(/^[\s.-]+|[\s.-]+$/g, '')
  return `${name === '' || RESERVED.test(name) ? fallback : name}.${ending}`
}

/** The browser saves it as it saves every download. */
export function download(content: string, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the data once it has begun, which is after this task.
  setTimeout(() => URL.revokeObjectURL(url))
}

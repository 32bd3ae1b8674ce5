/** Keys as they are written on the reader's keyboard. */

export const isApple = (userAgent: string): boolean => /Mac OS X/.test(userAgent)

/** A key with the one that makes it a command: "Ctrl K", on a Mac "⌘ K". */
export function keyWords(userAgent: string, key: string, { shift = false } = {}): string {
  const apple = isApple(userAgent)
  return [apple ? '⌘' : 'Ctrl', ...(shift ? [apple ? '⇧' : 'Shift'] : []), key].join(' ')
}

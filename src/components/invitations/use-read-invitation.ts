import { useEffect, useMemo, useState } from 'react'
import { browserCrypto } from '../../lib/ed25519.ts'
import { type ReadInvitation, readInvitation } from './read-invitation.ts'

/** About a millisecond a signature: from so many characters on, there are enough of them to be noticed. */
const LONG_TEXT = 40_000

/**
 * What a person brought, read and checked; undefined while there is nothing to read, 'checking' while many signatures
 * are checked, so that the page can say so first.
 */
export function useReadInvitation(text: string | undefined): ReadInvitation | 'checking' | undefined {
  const isLong = text !== undefined && text.length > LONG_TEXT
  const short = useMemo(
    () => (text === undefined || isLong ? undefined : readInvitation(browserCrypto, text)),
    [text, isLong],
  )
  const [long, setLong] = useState<{ text: string; read: ReadInvitation }>()
  useEffect(() => {
    if (text === undefined || !isLong) return
    const timer = setTimeout(() => setLong({ text, read: readInvitation(browserCrypto, text) }), 50)
    return () => clearTimeout(timer)
  }, [text, isLong])
  if (!isLong) return short
  return long?.text === text ? long.read : 'checking'
}

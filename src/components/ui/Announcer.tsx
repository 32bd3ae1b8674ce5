/** Says things to screen readers that others see. */
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

const AnnouncerContext = createContext<(text: string) => void>(() => undefined)

export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 })
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), [])
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div aria-live="polite" className="sr-only">
        {/* The key makes the same words a new message. */}
        <span key={said.turn}>{said.text}</span>
      </div>
    </AnnouncerContext>
  )
}

/** A function that reads a sentence out, politely. */
export const useAnnounce = (): ((text: string) => void) => useContext(AnnouncerContext)

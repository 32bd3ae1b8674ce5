/** The draft of the join page, and links that arrive while it is open. */
import { useEffect, useState } from 'react'
import { useDraft } from '../../lib/draft-store.ts'
import { storeArrivedToken } from './arrived-token.ts'
import { createJoinDraft, JOIN_DRAFT_KEY, type JoinDraft, joinDraftSchema, takeTokenFromAddress } from './join-draft.ts'

export type JoinDraftHandle = {
  draft: JoinDraft
  update(changes: Partial<JoinDraft>): void
  /** Starts over, with what was brought or with nothing. */
  start(text?: string): void
}

export function useJoinDraft(): JoinDraftHandle {
  useState(storeArrivedToken) // for a link followed inside the dashboard
  const { draft, update } = useDraft(JOIN_DRAFT_KEY, joinDraftSchema, createJoinDraft)
  useEffect(() => {
    // Another link pasted over this page only changes what is behind the #.
    const arrive = () => {
      const token = takeTokenFromAddress(window)
      if (token !== undefined) update(createJoinDraft(token))
    }
    window.addEventListener('hashchange', arrive)
    return () => window.removeEventListener('hashchange', arrive)
  }, [update])
  return { draft, update, start: (text) => update(createJoinDraft(text)) }
}

/** Run by main.tsx before anything is asked of the node: until then the token would stand in the address bar. */
import { createJoinDraft, JOIN_DRAFT_KEY, takeTokenFromAddress } from './join-draft.ts'

/** Moves the token of a link into the tab's storage. May run again: the address then holds nothing any more. */
export function storeArrivedToken(): void {
  if (!/\/join\/?$/.test(window.location.pathname)) return
  const token = takeTokenFromAddress(window)
  if (token !== undefined) sessionStorage.setItem(JOIN_DRAFT_KEY, JSON.stringify(createJoinDraft(token)))
}

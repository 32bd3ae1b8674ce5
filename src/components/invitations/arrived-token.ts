/** Run by main.tsx before anything is asked of the node: until then the token would stand in the address bar. */
import { draftStorages, keepDraft } from '../../lib/draft-store.ts'
import { createJoinDraft, JOIN_DRAFT_KEY, takeTokenFromAddress } from './join-draft.ts'

/** Moves the token of a link into the browser's storage. May run again: the address then holds nothing any more. */
export function storeArrivedToken(): void {
  const token = takeTokenFromAddress(window)
  if (token !== undefined) keepDraft(draftStorages(), JOIN_DRAFT_KEY, createJoinDraft(token), Date.now())
}

/** Is this the page where an invitation is put in or checked? */
export const isJoinAddress = (pathname: string): boolean => /\/join(?:\/check)?\/?$/.test(pathname)

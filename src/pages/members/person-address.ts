/** What the address of a person's page holds beside the filter of the list it was opened from. */
import { type GroupId, parseGroupId } from '#shared/domain/ids.ts'

/** A group that is being left or removed from, or the form for the name. */
export type Asked = { kind: 'depart'; groupId: GroupId } | { kind: 'rename' }

const DEPART = 'depart'
const RENAME = 'rename'

export function readAsked(params: URLSearchParams): Asked | undefined {
  const groupId = parseGroupId(params.get(DEPART) ?? '')
  if (groupId !== undefined) return { kind: 'depart', groupId }
  return params.has(RENAME) ? { kind: 'rename' } : undefined
}

export function withAsked(params: URLSearchParams, asked: Asked | undefined): URLSearchParams {
  const next = new URLSearchParams(params)
  next.delete(DEPART)
  next.delete(RENAME)
  if (asked?.kind === 'depart') next.set(DEPART, asked.groupId)
  if (asked?.kind === 'rename') next.set(RENAME, '')
  return next
}

/** The filter of the list alone, to go back to it. */
export function listSearch(search: string): string {
  const params = withAsked(new URLSearchParams(search), undefined)
  return params.size === 0 ? '' : `?${params}`
}

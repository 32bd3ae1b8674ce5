/** Ids out of the address, checked. */
import { useParams } from 'react-router'
import { type GroupId, type PublicKey, parseGroupId, parsePublicKey } from '#shared/domain/ids.ts'
import { NotFoundError } from './not-found-error.ts'

function useGroupIdParam(name: string): GroupId | undefined {
  const text = useParams()[name]
  if (text === undefined) return undefined
  const id = parseGroupId(text)
  if (id === undefined) throw new NotFoundError(`${name} in the address is not 64 hexadecimal digits`)
  return id
}

/** Of a page below /namespaces/:namespaceId. */
export function useNamespaceId(): GroupId {
  const id = useGroupIdParam('namespaceId')
  if (id === undefined) throw new TypeError('This page has no namespace in its address.')
  return id
}

/** Of the group whose panel is open, if any. */
export const useGroupId = (): GroupId | undefined => useGroupIdParam('groupId')

/** Of the page of a publication: the number of its entry. */
export function usePublicationNumber(): number {
  const text = useParams().publication ?? ''
  const number = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new NotFoundError('the publication in the address is not a number')
  return number
}

/** Of a page below /namespaces/:namespaceId/members. */
export function useIdentity(): PublicKey {
  const identity = parsePublicKey(useParams().identity ?? '')
  if (identity === undefined) throw new NotFoundError('the identity in the address is not a public key')
  return identity
}

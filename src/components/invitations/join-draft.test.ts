import { expect, test } from 'vitest'
import { createJoinDraft, joinDraftSchema, takeTokenFromAddress } from './join-draft.ts'

function createAddress(hash: string) {
  const calls: unknown[][] = []
  return {
    calls,
    location: { hash, pathname: '/admin-dashboard/join', search: '' },
    history: { state: { idx: 3 }, replaceState: (...args: unknown[]) => void calls.push(args) },
  }
}

test('the token leaves the address, and the state of the history stays', () => {
  const address = createAddress('#g1.abc')
  expect(takeTokenFromAddress(address)).toBe('g1.abc')
  expect(address.calls).toEqual([[{ idx: 3 }, '', '/admin-dashboard/join/check']])
})

test('a token that was cut off is taken too, so that it can be told', () => {
  expect(takeTokenFromAddress(createAddress('#g1.'))).toBe('g1.')
  expect(takeTokenFromAddress(createAddress('#AAECAw'))).toBe('AAECAw')
})

test.each(['', '#', '#main', '#main-content'])('%j is no token and stays', (hash) => {
  const address = createAddress(hash)
  expect(takeTokenFromAddress(address)).toBeUndefined()
  expect(address.calls).toEqual([])
})

test('a draft made of a link is read at once, an empty one waits; each has a key of its own', () => {
  expect(createJoinDraft('g1.x')).toMatchObject({ text: 'g1.x', submitted: true, subscribe: true })
  expect(createJoinDraft().submitted).toBe(false)
  expect(createJoinDraft().idempotencyKey).not.toBe(createJoinDraft().idempotencyKey)
  expect(joinDraftSchema.safeParse(JSON.parse(JSON.stringify(createJoinDraft('x')))).success).toBe(true)
})

test('a token behind another page is none of ours', () => {
  const address = createAddress('#g1.abc')
  address.location.pathname = '/admin-dashboard/namespaces'
  expect(takeTokenFromAddress(address)).toBeUndefined()
  expect(address.calls).toEqual([])
})

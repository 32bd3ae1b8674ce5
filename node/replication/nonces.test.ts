import { beforeEach, expect, test } from 'vitest'
import { createNonces, type Nonces } from './nonces.ts'

let now: number
let nonces: Nonces
beforeEach(() => {
  now = 1_900_000_000_000
  nonces = createNonces(() => now)
})

test('a nonce is good once', () => {
  const nonce = nonces.issue()
  expect([nonces.isFresh(nonce), nonces.use(nonce)]).toEqual([true, true])
  expect([nonces.isFresh(nonce), nonces.use(nonce)]).toEqual([false, false])
})

test('looking at it does not use it up; all of them differ', () => {
  const issued = Array.from({ length: 200 }, () => nonces.issue())
  expect(new Set(issued).size).toBe(200)
  for (const nonce of [...issued, ...issued]) expect(nonces.isFresh(nonce)).toBe(true)
})

test('it is good for a minute, and not before it was made', () => {
  const nonce = nonces.issue()
  now += 59_999
  expect(nonces.isFresh(nonce)).toBe(true)
  now += 1
  expect(nonces.isFresh(nonce)).toBe(false)
  now -= 60_001
  expect(nonces.isFresh(nonce)).toBe(false)
})

test('used ones are remembered as long as they would be good', () => {
  const early = nonces.issue()
  expect(nonces.use(early)).toBe(true)
  for (let count = 0; count < 59; count++) {
    now += 1000
    expect(nonces.use(nonces.issue())).toBe(true)
    expect(nonces.isFresh(early)).toBe(false)
  }
  now += 5000
  expect(nonces.isFresh(early)).toBe(false)
})

test('what was not made here, or was changed, is not fresh', () => {
  const nonce = nonces.issue()
  const others = [
    createNonces(() => now).issue(),
    '',
    'x',
    nonce.slice(0, -1),
    `${nonce}A`,
    `${nonce}=`,
    nonce.toUpperCase(),
  ]
  for (const other of others) expect([other, nonces.isFresh(other)]).toEqual([other, false])
  for (let at = 0; at < nonce.length; at++) {
    const changed = nonce.slice(0, at) + (nonce[at] === 'A' ? 'B' : 'A') + nonce.slice(at + 1)
    expect([at, nonces.isFresh(changed)]).toEqual([at, false])
  }
})

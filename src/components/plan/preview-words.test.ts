import { expect, test } from 'vitest'
import { bytesToPublicKey } from '#shared/domain/ids.ts'
import type { MovePreview } from '#shared/wire/namespaces.ts'
import { previewToWords } from './preview-words.ts'

const person = (gainedCount: number, lostCount: number, changedCount = 0): MovePreview['people'][number] => ({
  identity: bytesToPublicKey(new Uint8Array(32)),
  gained: [],
  gainedCount,
  lost: [],
  lostCount,
  changed: [],
  changedCount,
})
const preview = (people: MovePreview['people'], rest: Partial<MovePreview> = {}): MovePreview => ({
  logNumber: 1,
  people,
  peopleCount: people.length,
  groupCount: people.length,
  contextCount: 0,
  deepest: 1,
  ...rest,
})

test.each([
  [preview([]), 'Nobody gains or loses access.'],
  [preview([person(2, 0), person(1, 0), person(1, 1)]), '3 people gain access, 1 loses it.'],
  [preview([person(1, 0)], { contextCount: 2 }), '1 person gains access. It concerns 2 contexts.'],
  [preview([person(0, 1), person(0, 3)]), '2 people lose access.'],
  [preview([person(0, 0, 1), person(0, 1)]), '1 person loses access, 1 gets other rights.'],
  [preview([person(0, 1)], { peopleCount: 80 }), 'Access or rights of 80 people change.'],
])('%#: %s', (given, words) => {
  expect(previewToWords(given)).toBe(words)
})

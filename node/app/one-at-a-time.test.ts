import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

test('every piece of work has its turn, alone and in order, also after one that fails', async () => {
  const inTurn = oneAtATime()
  const done: string[] = []
  const work = (name: string) => async (): Promise<string> => {
    done.push(`${name} begins`)
    for (let later = 0; later < 5; later++) await Promise.resolve()
    if (name === 'b') throw new Error('b fails')
    done.push(`${name} ends`)
    return name
  }
  const outcomes = await Promise.allSettled([inTurn(work('a')), inTurn(work('b')), inTurn(work('c'))])
  expect(outcomes).toMatchObject([{ value: 'a' }, { reason: { message: 'b fails' } }, { value: 'c' }])
  expect(done).toEqual(['a begins', 'a ends', 'b begins', 'c begins', 'c ends'])
})

import { describe, expect, it } from 'vitest'
import { ApiError } from '../../api/errors.ts'
import { ROOT_ID, testId } from '../map/testing-tree.ts'
import { carryOutMove } from './move-outcome.ts'

const target = testId(7)
const refused = (code: 'parent_changed' | 'too_deep', details?: Record<string, unknown>) =>
  new ApiError({ kind: 'refused', status: 409, code, details, serverText: 'No.' })
const lost = new ApiError({ kind: 'timeout' })
const silent = new ApiError({ kind: 'unreachable' })

const run = (sent: Error | undefined, read: typeof target | Error | undefined) =>
  carryOutMove({
    targetId: target,
    send: async () => {
      if (sent !== undefined) throw sent
    },
    readParent: async () => {
      if (read instanceof Error) throw read
      return read
    },
  })

describe('carryOutMove', () => {
  it('is done when the tree that was read back agrees', async () => {
    expect(await run(undefined, target)).toEqual({ kind: 'moved' })
  })

  it('is not called done when the tree says something else, or cannot be read', async () => {
    expect(await run(undefined, ROOT_ID)).toEqual({ kind: 'overtaken', parentId: ROOT_ID })
    expect(await run(undefined, undefined)).toEqual({ kind: 'overtaken', parentId: undefined })
    expect(await run(undefined, silent)).toEqual({ kind: 'unproven', error: silent })
  })

  it('is done when the reply was lost and the tree agrees, and only then', async () => {
    expect(await run(lost, target)).toEqual({ kind: 'moved' })
    expect(await run(lost, ROOT_ID)).toEqual({ kind: 'refused', error: lost })
    expect(await run(lost, silent)).toEqual({ kind: 'refused', error: lost })
  })

  it('does not read the tree after a refusal', async () => {
    const no = refused('too_deep')
    expect(await run(no, target)).toEqual({ kind: 'refused', error: no })
  })

  it('says who was faster', async () => {
    const details = { parentId: ROOT_ID, movedAtMs: 5 }
    expect(await run(refused('parent_changed', details), target)).toEqual({
      kind: 'taken',
      parentId: ROOT_ID,
      movedBy: undefined,
      movedAtMs: 5,
    })
    expect(await run(refused('parent_changed', { parentId: 'nonsense' }), target)).toMatchObject({ kind: 'refused' })
  })
})

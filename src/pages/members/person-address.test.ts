import { expect, it } from 'vitest'
import { parseGroupId } from '#shared/domain/ids.ts'
import { listSearch, readAsked, withAsked } from './person-address.ts'

const groupId = parseGroupId('ab'.repeat(32))
if (groupId === undefined) throw new Error('It is one.')

it('holds one question at a time beside the filter of the list, which is left when it is closed', () => {
  const filter = new URLSearchParams('q=ana&role=Admin')
  for (const asked of [{ kind: 'depart', groupId } as const, { kind: 'rename' } as const]) {
    const params = withAsked(withAsked(filter, { kind: 'rename' }), asked)
    expect(readAsked(params)).toEqual(asked)
    expect(listSearch(`?${params}`)).toBe(`?${filter}`)
  }
  expect(readAsked(new URLSearchParams('depart=nothing'))).toBeUndefined()
  expect(listSearch('?rename=')).toBe('')
})

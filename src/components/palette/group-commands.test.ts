import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupId } from '#shared/domain/ids.ts'
import { ALLOWED, refuse } from '#shared/domain/refusals.ts'
import { actionReasons } from '../groups/group-rules.ts'
import { createLift, type Lift } from '../moves/lift.ts'
import { ROOT_ID, randomParents, testGroup, testId, testModel, testRoot } from '../tree/testing-tree.ts'
import { createTreeModel, type TreeModel } from '../tree/tree-model.ts'
import type { Command, Step } from './commands.ts'
import { arrange, firstStep } from './find-commands.ts'
import { groupCommands } from './group-commands.ts'

// Acme ─ Finance ─ Billing      Operations ─ Billing archive
const acme = createTreeModel(testRoot, [
  testGroup(1, 0, 'Finance'),
  testGroup(2, 1, 'Billing'),
  testGroup(3, 0, 'Operations'),
  testGroup(4, 3, 'Billing archive'),
])

type Given = {
  model?: TreeModel
  selected?: number
  marked?: number[]
  right?: typeof ALLOWED | ReturnType<typeof refuse>
}

function setUp({ model = acme, selected = 2, marked = [], right = ALLOWED }: Given = {}) {
  const done: unknown[] = []
  const set = groupCommands({
    model,
    selectedId: testId(selected),
    markedIds: new Set(marked.map(testId)),
    reasonsFor: (id) => actionReasons(model, id, right, () => ({ ok: true })),
    moves: {
      lift: (ids) => createLift(model, ids, right),
      putDown: (lift: Lift, targetId: GroupId) => done.push(['putDown', [...lift.groupIds], targetId]),
    },
    goTo: (id) => done.push(['goTo', id]),
    openPanel: (id) => done.push(['openPanel', id]),
    ask: (action, id) => done.push(['ask', action, id]),
  })
  const rowsOf = (step: Step, query: string): Command[] =>
    arrange(step.find(query), query).rows.map((row) => row.command)
  const first = (query: string): Command => theFirst(rowsOf(firstStep([set]), query))
  return {
    set,
    done,
    rowsOf,
    first,
    titles: (query: string) => rowsOf(firstStep([set]), query).map(({ title }) => title),
  }
}

function theFirst(commands: readonly Command[]): Command {
  const [command] = commands
  if (command === undefined) throw new Error('Nothing was found.')
  return command
}
function run(command: Command): void {
  if ('choose' in command) throw new Error(`${command.title} asks for more.`)
  command.run()
}
function choose(command: Command): Step {
  const step = 'choose' in command ? command.choose() : undefined
  if (step === undefined) throw new Error(`${command.title} asks for nothing more.`)
  return step
}

describe('groupCommands', () => {
  it('offers what can be done to the selected group', () => {
    expect(setUp().titles('')).toEqual([
      'Move Billing to…',
      'Create a subgroup in Billing',
      'Rename Billing',
      'Delete Billing',
      'Open the details of Billing',
    ])
  })

  it.each([
    ['subgroup', ['ask', 'create', testId(2)]],
    ['rename', ['ask', 'rename', testId(2)]],
    ['remove', ['ask', 'delete', testId(2)]],
    ['details', ['openPanel', testId(2)]],
    ['ren oper', ['ask', 'rename', testId(3)]],
    ['delete finance', ['ask', 'delete', testId(1)]],
    ['open archive', ['openPanel', testId(4)]],
    ['billing', ['goTo', testId(2)]],
    ['archive', ['goTo', testId(4)]],
    ['go to operations', ['goTo', testId(3)]],
    [testId(3), ['goTo', testId(3)]],
  ])('"%s" leads to %j', (query, expected) => {
    const { first, done } = setUp()
    run(first(query))
    expect(done).toEqual([expected])
  })

  it('tells groups of one name apart by where they are', () => {
    expect(setUp().first('billing').detail).toMatch(/^Finance · /)
    expect(setUp().first('move archive').detail).toMatch(/^Operations · /)
  })

  it('moves a group that is not selected, by its name', () => {
    const { first, rowsOf, done } = setUp({ selected: 1 })
    const step = choose(first('move archive'))
    expect([step.title, step.name]).toEqual(['Move Billing archive to…', 'Billing archive'])
    run(theFirst(rowsOf(step, 'bill')))
    expect(done).toEqual([['putDown', [testId(4)], testId(2)]])
  })

  it('with the verb alone offers the groups', () => {
    expect(setUp().titles('move ').slice(1)).toEqual([
      'Move Finance to…',
      'Move Operations to…',
      'Move Billing archive to…',
    ])
  })

  it('moves those that are marked together', () => {
    const { first, rowsOf, done, titles } = setUp({ marked: [2, 4] })
    expect(titles('')[0]).toBe('Move the 2 marked groups to…')
    run(theFirst(rowsOf(choose(first('marked')), 'top level')))
    expect(done).toEqual([['putDown', [testId(2), testId(4)], ROOT_ID]])
    expect(setUp({ marked: [2] }).titles('marked')).toEqual([])
  })

  it('says why something cannot be done, and asks for no target then', () => {
    const notAdmin = refuse('not_admin', 'Only an Admin.')
    const { set } = setUp({ right: notAdmin })
    expect(set.commands.map(({ disabledReason }) => disabledReason)).toEqual([
      ...Array.from({ length: 4 }, () => 'Only an Admin.'),
      undefined,
    ])
    expect(setUp({ selected: 0 }).first('move').disabledReason).toMatch(/root/)
  })

  it('offers every legal target with its path, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), (size, seed, which) => {
        const model = testModel(randomParents(size, seed))
        const id = testId((which % size) + 1)
        const set = setUp({ model, selected: (which % size) + 1 }).set
        const { commands, total } = choose(theFirst(set.commands)).find('')
        const legal = [...(createLift(model, [id], ALLOWED)?.verdicts ?? [])].filter(([, { ok }]) => ok)
        expect(new Set(commands.map((command) => command.id))).toEqual(new Set(legal.map(([target]) => target)))
        expect(total).toBe(legal.length)
      }),
    )
  })
})

/** What can be done to groups, as commands: to the selected one, to those marked, and to any that is named. Pure. */
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import type { GroupAction, Reason } from '../groups/group-rules.ts'
import type { Lift } from '../moves/lift.ts'
import { findTargets } from '../moves/move-rules.ts'
import type { Moves } from '../moves/moves.ts'
import { pathLabels, type TreeGroup, type TreeModel } from '../tree/tree-model.ts'
import { searchGroups } from '../tree/tree-search.ts'
import type { Command, CommandSet, Found, Section, Step } from './commands.ts'
import { wordsOf } from './match.ts'

const said = words.palette

type GroupCommandSource = {
  model: TreeModel
  selectedId: GroupId
  markedIds: ReadonlySet<GroupId>
  reasonsFor(id: GroupId): Record<GroupAction, Reason>
  moves: Pick<Moves, 'lift' | 'putDown'>
  /** Selects it, and shows where it is. */
  goTo(id: GroupId): void
  openPanel(id: GroupId): void
  /** Opens the dialog of this action. */
  ask(action: 'create' | 'rename' | 'delete', id: GroupId): void
}

/** More groups are not offered for one query. */
const FOUND_MAX = 60

type Verb = { verb: string; command(source: GroupCommandSource, group: TreeGroup, section: Section): Command }

const VERBS: readonly Verb[] = [
  {
    verb: said.group.move.verb,
    command: (source, { id, label, parentId }, section) => ({
      ...about(source, id, section, 'move', said.group.move.title(label)),
      keywords: parentId === source.model.rootId ? said.group.move.keywordsAtTop : said.group.move.keywords,
      disabledReason: source.reasonsFor(id).move,
      choose: () => targetStep(source, [id], said.group.move.title(label), label),
    }),
  },
  {
    verb: said.group.create.verb,
    command: (source, { id, label, isRoot }, section) => ({
      ...about(source, id, section, 'create', isRoot ? said.group.create.titleAtTop : said.group.create.title(label)),
      keywords: said.group.create.keywords,
      disabledReason: source.reasonsFor(id).create,
      run: () => source.ask('create', id),
    }),
  },
  {
    verb: said.group.rename.verb,
    command: (source, { id, label }, section) => ({
      ...about(source, id, section, 'rename', said.group.rename.title(label)),
      disabledReason: source.reasonsFor(id).rename,
      run: () => source.ask('rename', id),
    }),
  },
  {
    verb: said.group.delete.verb,
    command: (source, { id, label }, section) => ({
      ...about(source, id, section, 'delete', said.group.delete.title(label)),
      keywords: said.group.delete.keywords,
      disabledReason: source.reasonsFor(id).delete,
      run: () => source.ask('delete', id),
    }),
  },
  {
    verb: said.group.open.verb,
    command: (source, { id, label }, section) => ({
      ...about(source, id, section, 'open', said.group.open.title(label)),
      keywords: said.group.open.keywords,
      run: () => source.openPanel(id),
    }),
  },
]

/** The commands of a page that shows a tree of groups. */
export function groupCommands(source: GroupCommandSource): CommandSet {
  const selected = source.model.groups.get(source.selectedId)
  const commands = selected === undefined ? [] : VERBS.map(({ command }) => command(source, selected, 'Selection'))
  return { commands: [...moveMarked(source), ...commands], find: (query) => findGroups(source, query) }
}

function moveMarked(source: GroupCommandSource): Command[] {
  const ids = [...source.markedIds].filter((id) => source.model.groups.has(id))
  const [first] = ids
  if (first === undefined || ids.length < 2) return []
  const title = said.moveMarked(ids.length)
  return [
    {
      id: 'move:marked',
      title,
      keywords: said.group.move.keywords,
      section: 'Selection',
      disabledReason: source.reasonsFor(first).move,
      choose: () => targetStep(source, ids, title),
    },
  ]
}

/** "billing" finds groups to go to; "move billing" those to be moved, whichever is selected. */
function findGroups(source: GroupCommandSource, query: string): Found {
  const [first = '', ...rest] = wordsOf(query)
  const verb = VERBS.find((each) => first.length > 1 && each.verb.startsWith(first))
  const isNamed = rest.length > 0 || /\S\s/.test(query)
  if (verb !== undefined && isNamed) {
    const { groups, total } = named(source.model, rest.join(' '))
    return { commands: groups.map((group) => verb.command(source, group, 'Groups')), total }
  }
  const { groups, total } = named(source.model, query.replace(said.goToBefore, ''), 0)
  return { commands: groups.map((group) => goTo(source, group)), total }
}

/** Without words the first `most` groups as the tree reads. */
function named(model: TreeModel, words: string, most = FOUND_MAX): { groups: TreeGroup[]; total: number } {
  if (words.trim() !== '') {
    const { found, total } = searchGroups(model, words, FOUND_MAX)
    return { groups: found.map(({ group }) => group), total }
  }
  if (most === 0) return { groups: [], total: 0 }
  const groups = [...model.groups.values()].filter(({ isRoot }) => !isRoot)
  return { groups: groups.slice(0, most), total: groups.length }
}

const goTo = (source: GroupCommandSource, { id, label }: TreeGroup): Command => ({
  ...about(source, id, 'Groups', 'go', label),
  keywords: said.group.goTo.keywords,
  run: () => source.goTo(id),
})

/** What all commands for one group have in common. Where it is tells groups of one name apart. */
function about({ model }: GroupCommandSource, id: GroupId, section: Section, verb: string, title: string) {
  const above = pathLabels(model, id).slice(0, -1).join(' / ')
  const place = above === '' ? shortId(id) : `${above} · ${shortId(id)}`
  return {
    id: `${verb}:${id}`,
    title,
    name: model.groups.get(id)?.label,
    detail: section === 'Groups' ? place : undefined,
    section,
  }
}

/** Takes the groups up, and asks where to: every group that they can be put on, and no other. */
function targetStep(
  { model, moves }: GroupCommandSource,
  ids: readonly GroupId[],
  title: string,
  name?: string,
): Step | undefined {
  const lift = moves.lift(ids)
  if (lift === undefined) return undefined
  return {
    title,
    name,
    placeholder: said.targetPlaceholder,
    find: (query) => findLegal(model, lift, query, (targetId) => moves.putDown(lift, targetId)),
  }
}

function findLegal(model: TreeModel, lift: Lift, query: string, putDown: (targetId: GroupId) => void): Found {
  const { legal } = findTargets(model, lift, query)
  const commands = legal.map(
    ({ id, path }): Command => ({
      id,
      title: path,
      name: path,
      detail: shortId(id),
      section: 'Where to',
      run: () => putDown(id),
    }),
  )
  return { commands, total: commands.length }
}

/** Moving groups: taking up and putting down, what it changes for people, what became of it, and taking it back. */
import { plural } from '../../lib/format.ts'
import { parts } from '../parts.ts'
import { consequenceWords } from './move-consequences.ts'
import { moveNoticeWords } from './move-notices.ts'

const groups = (count: number): string => plural(count, 'group')

/** Why nothing can be moved, or not there. */
const reasons = {
  nodeAway: 'The node does not answer at the moment. Nothing can be changed until it does.',
  coordinatorAway:
    'The node that orders this namespace cannot be reached. You can look around, and change things once it is back.',
  stopped: 'This node stopped following the namespace, so it cannot change it.',
  newTarget: 'This group is new. Put down what you hold and take it up again to move it here.',
  root: 'The namespace itself cannot be moved; its groups can.',
  noneLeft: 'There is no group to move here any more.',
}

const marked = {
  label: 'Marked groups',
  count: (count: number) => `${groups(count)} marked`,
  moveTo: 'Move to…',
  pickUp: 'Pick up',
  clear: 'Clear',
}

const hold = {
  label: 'Groups being moved',
  how: {
    tap: 'press the group to put it in.',
    keys: 'choose a group with arrows or letters, Enter puts it there.',
  },
  /** What is held, and what would become of it. */
  heldOver: <Value>(held: Value, what: Value) => parts`${held}: ${what}`,
  toTopLevel: 'To the top level',
  putBack: 'Put back',
  nothingMoved: 'Nothing was moved.',
}

const dialog = {
  title: <Value>(group: Value) => parts`Move ${group} to…`,
  move: 'Move',
  cancel: 'Cancel',
  /** Where the groups stand, and how many inside them come along. */
  now: <Value>(isTopLevel: boolean, places: Value[], morePlaces: number, along: number, count: number) => [
    `Now ${isTopLevel ? 'at' : 'in'} `,
    ...places.flatMap((place, index) => (index === 0 ? [place] : [', ', place])),
    morePlaces > 0 ? ` and ${plural(morePlaces, 'more group')}` : '',
    along > 0 ? `; ${groups(along)} inside ${count === 1 ? 'it' : 'them'} will come along` : '',
    '.',
  ],
  find: 'Find a group',
  whereTo: 'Where to',
  nowhere: 'There is nowhere to move to now.',
  noneFound: 'No group to move to is called this.',
  more: (count: number) => `${plural(count, 'more group')}: type to narrow them down.`,
  choose: 'Choose where to move to.',
  whyNot: (count: number) => `Why not the other ${groups(count)}?`,
  moreIllegal: (count: number) => `${plural(count, 'more group')}: type to find them.`,
  /** Of a namespace, as a target. */
  topLevelOf: (namespace: string) => `Top level of ${namespace}`,
}

const history = {
  undo: 'Undo',
  redo: 'Redo',
  undoThis: (move: string) => `Undo: ${move}`,
  redoThis: (move: string) => `Redo: ${move}`,
  nothingToUndo: 'Nothing was moved here that could be taken back.',
  nothingToRedo: 'Nothing was taken back that could be made again.',
  button: 'History of moves',
  title: 'What was moved here',
  none: 'Nothing yet. Moves made in this page are listed here until it is reloaded.',
  /** Without what was not one place. */
  entry: <Value>(group: Value, from: Value | undefined, to: Value | undefined) => [
    group,
    ...(from === undefined ? [] : [' from ', from]),
    ' to ',
    ...(to === undefined ? [] : [to]),
  ],
  states: {
    applied: '',
    undone: ', taken back',
    overtaken: ', cannot be taken back: others have changed the groups since',
  },
  deletedSince: ', deleted since',
  someDeletedSince: (count: number) => `, ${groups(count)} deleted since`,
}

const standsAt = (isTopLevel: boolean, wasMoved: boolean): string =>
  `${wasMoved ? 'is now' : 'stays'} ${isTopLevel ? 'at' : 'in'}`

/** Somebody else moved the group as well. */
const conflict = {
  title: <Value>(group: Value, wasMoved: boolean) => [group, wasMoved ? ' was moved on' : ' was not moved'],
  you: 'You',
  somebody: 'Somebody else',
  somebodyHere: 'Somebody on this node',
  to: 'to',
  stands: <Value>(place: Value, isTopLevel: boolean, wasMoved: boolean): (string | Value)[] => [
    `It ${standsAt(isTopLevel, wasMoved)} `,
    place,
    '.',
  ],
  /** The name of the group is shown twice, in elements of their own. */
  standsCrossing: <Value>(
    wanted: Value,
    group: Value,
    groupAgain: Value,
    place: Value,
    isTopLevel: boolean,
    wasMoved: boolean,
  ): (string | Value)[] => [
    ...parts`So ${wanted} is inside ${group} now, and ${groupAgain}`,
    ` ${standsAt(isTopLevel, wasMoved)} `,
    place,
    '.',
  ],
  leave: <Value>(place: Value) => parts`Leave it in ${place}`,
  moveAnyway: <Value>(place: Value) => parts`Move it to ${place} anyway`,
  groupGone: 'One of the two groups has been deleted.',
  showBoth: 'Show both on the map',
}

export const moveWords = {
  whereTheyWere: 'where they were',
  /** "Billing to Finance". */
  title: (groups: string, to: string) => `${groups} to ${to}`,
  reasons,
  marked,
  hold,
  dialog,
  consequences: consequenceWords,
  notices: moveNoticeWords,
  history,
  conflict,
}

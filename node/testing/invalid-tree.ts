/** Logs whose last entry asks of the tree what must not be. By the name of their file. */
import { type InvalidVector, refused } from './vectors.ts'

export const invalidTree = (): Record<string, InvalidVector> => ({
  'tree-creation-by-member': refused(
    'not_admin',
    'Only an Admin of the namespace creates groups.',
    ({ log, ben }) => log.groupCreation(ben, log.rootId).operation,
  ),
  'tree-parent-unknown': refused('group_not_found', 'The parent does not exist.', ({ log, ana }) => {
    const { groupId } = log.groupCreation(ana, log.rootId)
    return log.groupCreation(ana, groupId).operation
  }),
  'tree-level-17': refused('too_deep', 'A group below level 16.', ({ log, ana }) => {
    const [deepest = log.rootId] = log.createLine(ana, 16).slice(-1)
    return log.groupCreation(ana, deepest).operation
  }),
  'tree-level-17-by-move': refused('too_deep', 'A move takes a subtree below level 16.', ({ log, ana }) => {
    const [below = log.rootId] = log.createLine(ana, 9).slice(-1)
    const [top = log.rootId] = log.createLine(ana, 8)
    return log.operation(ana, 'GroupMoved', { groupId: top, newParentId: below })
  }),
  'tree-id-chosen': refused(
    'entry_invalid',
    'The id of a group does not follow from its operation.',
    ({ log, ana, eve }) => {
      const { groupId } = log.groupCreation(eve, log.rootId)
      return log.operation(ana, 'GroupCreated', { groupId, parentId: log.rootId, visibility: 'open' })
    },
  ),
  'tree-move-by-member': refused('not_admin', 'Only an Admin of the namespace moves groups.', ({ log, ana, ben }) => {
    const [one, two] = [log.createGroup(ana), log.createGroup(ana)]
    return log.operation(ben, 'GroupMoved', { groupId: one, newParentId: two })
  }),
  'tree-move-by-group-admin': refused('not_admin', 'Being Admin of the group is not enough.', ({ log, ana, ben }) => {
    const [one, two] = [log.createGroup(ana), log.createGroup(ana)]
    log.addMember(ben, 'Admin', one)
    return log.operation(ben, 'GroupMoved', { groupId: one, newParentId: two })
  }),
  'tree-into-itself': refused('into_itself', 'A group into itself.', ({ log, ana }) => {
    const groupId = log.createGroup(ana)
    return log.operation(ana, 'GroupMoved', { groupId, newParentId: groupId })
  }),
  'tree-into-own-subtree': refused('into_own_subtree', 'A group into what is below it.', ({ log, ana }) => {
    const [top = log.rootId, , bottom = log.rootId] = log.createLine(ana, 3)
    return log.operation(ana, 'GroupMoved', { groupId: top, newParentId: bottom })
  }),
  'tree-root-moved': refused('root_as_child', 'The root into a group.', ({ log, ana }) =>
    log.operation(ana, 'GroupMoved', { groupId: log.rootId, newParentId: log.createGroup(ana) }),
  ),
  'tree-already-there': refused('already_there', 'A move that moves nothing.', ({ log, ana }) =>
    log.operation(ana, 'GroupMoved', { groupId: log.createGroup(ana), newParentId: log.rootId }),
  ),
  'tree-parent-changed': refused('parent_changed', 'The group is not where the author believed.', ({ log, ana }) => {
    const [one, two, three] = [log.createGroup(ana), log.createGroup(ana), log.createGroup(ana)]
    return log.operation(ana, 'GroupMoved', { groupId: one, newParentId: two, expectedParentId: three })
  }),
  'tree-root-deleted': refused('root_as_child', 'The root goes only with its namespace.', ({ log, ana }) =>
    log.operation(ana, 'GroupDeleted', { groupId: log.rootId }),
  ),
  'tree-deleted-group-named': refused('group_not_found', 'A group below a deleted one is gone too.', ({ log, ana }) => {
    const [top = log.rootId, below = log.rootId] = log.createLine(ana, 2)
    log.do(ana, 'GroupDeleted', { groupId: top })
    return log.operation(ana, 'GroupAliasSet', { groupId: below, alias: 'Ghost' })
  }),
  'context-id-twice': refused('already_exists', 'The id of a deleted context is not used again.', ({ log, ana }) => {
    const groupId = log.createGroup(ana)
    const contextId = log.createContext(ana, groupId, 'one')
    log.do(ana, 'GroupDeleted', { groupId })
    return log.operation(ana, 'ContextCreated', { contextId, groupId: log.rootId })
  }),
  'context-without-right': refused('missing_capability', 'A member without bit 1.', ({ log, ana, ben }) => {
    const contextId = log.createContext(ana, log.rootId, 'one')
    return log.operation(ben, 'ContextCreated', { contextId, groupId: log.rootId })
  }),
  'deleted-namespace': refused('namespace_deleted', 'After the end nothing follows.', ({ log, ana }) => {
    log.do(ana, 'NamespaceDeleted', {})
    return log.operation(ana, 'GroupAliasSet', { groupId: log.rootId, alias: 'Again' })
  }),
  'deletion-by-member': refused('not_admin', 'A member deletes the namespace.', ({ log, ben }) =>
    log.operation(ben, 'NamespaceDeleted', {}),
  ),
  'policy-by-member': refused('not_admin', 'A member sets the upgrade policy.', ({ log, ben }) =>
    log.operation(ben, 'UpgradePolicySet', { upgradePolicy: 'Automatic' }),
  ),
})

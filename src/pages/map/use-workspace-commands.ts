/** What the command palette offers on a namespace's page. */
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import { EXPORTS, useExport } from '../../components/map/use-export.ts'
import { nextRedo, nextUndo } from '../../components/moves/move-history.ts'
import type { Moves } from '../../components/moves/moves.ts'
import type { MovesHere } from '../../components/moves/use-moves.tsx'
import { useInviteReason } from '../../components/namespaces/InviteButton.tsx'
import type { Command } from '../../components/palette/commands.ts'
import { groupCommands } from '../../components/palette/group-commands.ts'
import { useCommands } from '../../components/palette/use-commands.ts'
import type { Plan } from '../../components/plan/use-plan.ts'
import { levelChoices } from '../../components/tree/folding.ts'
import { keyWords } from '../../lib/key-words.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import type { Workspace } from './use-workspace.ts'

const said = words.map.commands

/** A plan has its own way back: its last step goes. */
function moveCommands(sent: MovesHere, moves: Moves, plan: Plan): Command[] {
  const isThere = (id: GroupId): boolean => sent.model.groups.has(id)
  const undoReason = plan.isOn
    ? plan.state.steps.length === 0 && words.plan.noSteps
    : nextUndo(sent.history, isThere) === undefined && words.moves.history.nothingToUndo
  const redoReason = plan.isOn
    ? words.moves.history.nothingToRedo
    : nextRedo(sent.history, isThere) === undefined && words.moves.history.nothingToRedo
  return [
    {
      id: 'undo',
      title: plan.isOn ? said.undoPlanned : said.undo,
      section: 'Changes',
      shortcut: keyWords(navigator.userAgent, 'Z'),
      disabledReason: undoReason || undefined,
      run: moves.undo,
    },
    {
      id: 'redo',
      title: said.redo,
      section: 'Changes',
      shortcut: keyWords(navigator.userAgent, 'Z', { shift: true }),
      disabledReason: redoReason || undefined,
      run: moves.redo,
    },
  ]
}

export function useWorkspaceCommands(workspace: Workspace): void {
  const { namespace, model, view, address, sent, moves, plan, reasonsFor, actions } = workspace
  const navigate = useNavigate()
  const inviteReason = useInviteReason(namespace)
  const exportTree = useExport(view)
  const { rootId } = model
  const levels = useMemo(() => levelChoices(model), [model])
  const groups = groupCommands({
    model,
    selectedId: view.selectedId,
    markedIds: view.markedIds,
    reasonsFor,
    moves,
    goTo(id) {
      view.setCursor(id, address.view === 'outline' ? 'outline' : 'map', 'centre')
      view.select(id)
    },
    openPanel: view.openPanel,
    ask: actions.ask,
  })
  const look = (id: string, title: string, run: () => void): Command => ({ id, title, section: 'View', run })
  const commands: Command[] = [
    ...groups.commands,
    look('view:map', said.map, () => address.setView('map')),
    look('view:outline', said.outline, () => address.setView('outline')),
    look('view:both', said.both, () => address.setView('both')),
    ...levels.map(({ level, title }) => look(`level:${level ?? 'all'}`, title, () => view.foldToLevel(level))),
    look('side:activity', said.activity, () => address.setSide('activity')),
    look('side:group', said.group, () => address.setSide('group')),
    ...EXPORTS.map(({ kind, title }) => look(`export:${kind}`, title, () => exportTree(kind))),
    ...moveCommands(sent, moves, plan),
    {
      id: 'plan',
      title: plan.isOn ? said.leavePlan : said.plan,
      section: 'Changes',
      disabledReason: plan.toggleReason,
      run: plan.toggle,
    },
    {
      id: 'invite',
      title: said.invite,
      section: 'Namespace',
      disabledReason: inviteReason,
      run: () => void navigate(paths.invite(rootId)),
    },
    {
      id: 'members',
      title: words.members.command,
      section: 'Namespace',
      run: () => void navigate(paths.namespaceMembers(rootId)),
    },
    {
      id: 'settings',
      title: said.settings,
      section: 'Namespace',
      run: () => void navigate(paths.namespaceSettings(rootId)),
    },
  ]
  useCommands({ commands, find: groups.find })
}

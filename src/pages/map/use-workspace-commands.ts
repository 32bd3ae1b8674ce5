/** What the command palette offers on a namespace's page. */
import { useNavigate } from 'react-router'
import type { Command } from '../../components/palette/commands.ts'
import { groupCommands } from '../../components/palette/group-commands.ts'
import { useCommands } from '../../components/palette/use-commands.ts'
import { paths } from '../../paths.ts'
import type { Workspace } from './use-workspace.ts'

export function useWorkspaceCommands({ model, view, address, moves, plan, reasonsFor, actions }: Workspace): void {
  const navigate = useNavigate()
  const { rootId } = model
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
    look('view:map', 'Show the map', () => address.setView('map')),
    look('view:outline', 'Show the outline', () => address.setView('outline')),
    look('view:both', 'Show map and outline', () => address.setView('both')),
    look('fold:1', 'Fold all groups', () => view.foldToLevel(1)),
    look('fold:2', 'Show down to level 2', () => view.foldToLevel(2)),
    look('fold:3', 'Show down to level 3', () => view.foldToLevel(3)),
    look('fold:none', 'Unfold all groups', () => view.foldToLevel(undefined)),
    look('side:activity', 'Show the activity', () => address.setSide('activity')),
    look('side:group', 'Show the selected group', () => address.setSide('group')),
    {
      id: 'undo',
      title: 'Undo the last move',
      section: 'Changes',
      shortcut: 'Ctrl Z',
      run: moves.undo,
    },
    { id: 'redo', title: 'Redo the move', section: 'Changes', shortcut: 'Ctrl Shift Z', run: moves.redo },
    {
      id: 'plan',
      title: plan.isOn ? 'Leave the plan' : 'Plan moves',
      section: 'Changes',
      disabledReason: plan.toggleReason,
      run: plan.toggle,
    },
    {
      id: 'invite',
      title: 'Invite to this namespace',
      section: 'Namespace',
      run: () => void navigate(paths.invite(rootId)),
    },
    {
      id: 'settings',
      title: 'Settings of this namespace',
      section: 'Namespace',
      run: () => void navigate(paths.namespaceSettings(rootId)),
    },
  ]
  useCommands({ commands, find: groups.find })
}

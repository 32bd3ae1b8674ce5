import { useMutation } from '@tanstack/react-query'
import type { GroupId } from '#shared/domain/ids.ts'
import type { ContextVersion } from '#shared/wire/upgrades.ts'
import { useBlockedReason, useNodeApi } from '../../api/NodeApiContext.tsx'
import { openContext } from '../../api/upgrades.ts'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { nameToText } from '../ui/Name.tsx'
import { useToasts } from '../ui/Toasts.tsx'

type Props = { namespaceId: GroupId; context: Pick<ContextVersion, 'contextId' | 'alias'> }

/** Opens a context of this node: an access, at which one that waits for it moves. */
export function OpenButton({ namespaceId, context: { contextId, alias } }: Props) {
  const { show } = useToasts()
  const once = useOnce()
  const blocked = useBlockedReason('upgrade')
  const name = nameToText(alias, contextId)
  const open = useMutation({
    ...openContext(useNodeApi(), namespaceId),
    onSuccess: ({ version, moved }) =>
      show({ tone: 'success', text: words.upgrades.open[moved ? 'moved' : 'opened'](name, version) }),
  })
  return (
    <>
      <Button
        size="small"
        pending={open.isPending}
        disabledReason={blocked}
        aria-label={words.upgrades.open.label(name)}
        onClick={() => once(() => open.mutateAsync(contextId))}
      >
        {words.upgrades.open.button}
      </Button>
      {open.error !== null && (
        <div className="basis-full">
          <ErrorNotice error={open.error} notDone={words.upgrades.open.notDone} />
        </div>
      )}
    </>
  )
}

import { useMutation } from '@tanstack/react-query'
import type { GroupId } from '#shared/domain/ids.ts'
import { type StandingAnswer as Answer, STANDING_ANSWERS } from '#shared/domain/upgrades.ts'
import { useBlockedReason, useNodeApi } from '../../api/NodeApiContext.tsx'
import { setStandingAnswer } from '../../api/upgrades.ts'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { RadioCards } from '../../components/ui/RadioCards.tsx'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'

const say = words.upgrades.standing

/** What this node says to coordinated publications by itself. */
export function StandingAnswer({ namespaceId, answer }: { namespaceId: GroupId; answer: Answer }) {
  const set = useMutation(setStandingAnswer(useNodeApi(), namespaceId))
  const once = useOnce()
  const blocked = useBlockedReason('upgrade')
  return (
    <div className="flex flex-col gap-3">
      <RadioCards
        legend={say.legend}
        // What was chosen is shown while it is on its way.
        value={set.isPending ? set.variables : answer}
        onChange={(chosen) => once(() => set.mutateAsync(chosen))}
        options={STANDING_ANSWERS.map((value) => ({
          value,
          label: say[value].label,
          description: say[value].sentence,
          disabledReason: value === answer ? undefined : blocked,
        }))}
      />
      {set.error !== null && <ErrorNotice error={set.error} notDone={say.notDone} />}
    </div>
  )
}

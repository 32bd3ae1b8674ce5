import { useEffect, useRef } from 'react'
import type { InvitationRecord } from '#shared/wire/ledger.ts'
import { words } from '../../words/words.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { KeyPicture } from '../ui/KeyPrint.tsx'
import { Name, nameToText } from '../ui/Name.tsx'
import { Time } from '../ui/Time.tsx'

/** Who has joined by an invitation, and when; changes by itself, and says so. */
export function JoinedList({ record }: { record: InvitationRecord }) {
  const said = words.invitations.progress
  const { uses, useCount, maxUses } = record
  const announce = useAnnounce()
  const before = useRef(useCount)
  useEffect(() => {
    const [newest] = uses
    if (useCount > before.current && newest !== undefined)
      announce(said.announce(nameToText(newest.alias, newest.identity)))
    before.current = useCount
  }, [useCount, uses, announce, said])
  if (useCount === 0)
    return (
      <p role="status" className="flex items-center gap-3">
        <span aria-hidden className="size-3 shrink-0 animate-pulse rounded-full bg-accent" />
        {said.waiting}
      </p>
    )
  return (
    <>
      <p role="status">{said.joined(useCount, maxUses)}</p>
      <ul className="flex flex-col gap-2">
        {uses.map(({ identity, alias, joinedAtMs }) => (
          <li key={identity} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <KeyPicture identity={identity} size={24} />
            <strong className="min-w-0">
              <Name alias={alias} id={identity} />
            </strong>
            <span className="text-muted text-sm">
              <Time timeMs={joinedAtMs} />
            </span>
          </li>
        ))}
      </ul>
      {useCount > uses.length && <p className="text-muted text-sm">{said.more(useCount - uses.length)}</p>}
    </>
  )
}

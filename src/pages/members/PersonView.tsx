import { type ReactNode, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Person } from '#shared/wire/people.ts'
import { Fact, Facts } from '../../components/invitations/Facts.tsx'
import { DepartDialog } from '../../components/members/DepartDialog.tsx'
import { groupName } from '../../components/members/GroupNames.tsx'
import { CoordinatorMark, personToText, SelfMark } from '../../components/members/PersonName.tsx'
import { type Belonging, belongingsOf } from '../../components/members/people-model.ts'
import { useMemberRules } from '../../components/members/use-member-rules.ts'
import type { PeopleScene } from '../../components/members/WithPeople.tsx'
import { Button, LinkButton } from '../../components/ui/Button.tsx'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { KeyPrint } from '../../components/ui/KeyPrint.tsx'
import { Sentence } from '../../components/ui/Sentence.tsx'
import { Time } from '../../components/ui/Time.tsx'
import { useToasts } from '../../components/ui/Toasts.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { DirectGroup } from './DirectGroup.tsx'
import { InheritedGroups } from './InheritedGroups.tsx'
import { type Asked, readAsked, withAsked } from './person-address.ts'
import { RenameSelfDialog } from './RenameSelfDialog.tsx'

const said = words.members.person
/** Groups shown before somebody asks for more. */
const PAGE = 24

type Props = {
  scene: PeopleScene
  person: Person
  /** The list of all. */
  back: string
  onLeaving: (isLeaving: boolean) => void
}

export function PersonView({ scene, person, back, onLeaving }: Props) {
  const { namespace, model, people } = scene
  const { identity, alias, isSelf, isCoordinator, memberships } = person
  const [most, setMost] = useState(PAGE)
  const rulesOf = useMemberRules(scene)
  const navigate = useNavigate()
  const { show } = useToasts()
  const [params, setParams] = useSearchParams()
  const asked = readAsked(params)
  const ask = (next: Asked): void => setParams(withAsked(params, next), { preventScrollReset: true })
  const close = (): void => setParams(withAsked(params, undefined), { replace: true, preventScrollReset: true })
  const who = personToText(alias, identity)
  const belongings = belongingsOf(people.groups, identity)
  const direct = belongings.filter(({ groupId, from }) => groupId === from)
  const inherited = belongings.filter(({ groupId, from }) => groupId !== from)

  const departing = asked?.kind === 'depart' ? direct.find(({ groupId }) => groupId === asked.groupId) : undefined
  /** Out of it is out of the namespace. */
  const isLast = (groupId: GroupId): boolean => groupId === model.rootId || memberships.length === 1

  const reasonToDepart = ({ groupId, ...held }: Belonging): string | undefined => {
    const member = { identity, ...held }
    const rules = rulesOf(groupId)
    if (isSelf) return rules.leave(member)
    return rules.remove(member, groupId === model.rootId ? memberships.map(({ role }) => role) : [])
  }
  const onDeparted = (groupId: GroupId): void => {
    const { left, removed } = words.members.departure
    const group = <bdi key="group">{groupName(model, groupId)}</bdi>
    show({ tone: 'success', text: <Sentence of={isSelf ? left(group) : removed(<bdi>{who}</bdi>, group)} /> })
    if (!isLast(groupId)) close()
    else void navigate(isSelf ? paths.namespaces() : back)
  }

  return (
    <div className="flex flex-col gap-6">
      <section aria-label={said.about} className="card flex flex-col gap-4 p-5">
        <div className="flex flex-wrap items-center justify-between gap-4">
          <KeyPrint identity={identity} />
          <span className="flex flex-wrap gap-2">
            <SelfMark isSelf={isSelf} />
            <CoordinatorMark isCoordinator={isCoordinator} />
          </span>
        </div>
        <Facts>
          <Fact label={words.members.keyWhole}>
            <CopyText text={identity} label={words.members.identity} shown={identity} />
          </Fact>
          <Fact label={said.since}>
            {person.sinceMs === undefined ? words.members.page.unknownSince : <Time timeMs={person.sinceMs} />}
          </Fact>
          <Fact label={said.marks}>{said.node(isSelf, isCoordinator)}</Fact>
        </Facts>
        <div className="flex flex-wrap gap-3">
          {isSelf && <Button onClick={() => ask({ kind: 'rename' })}>{words.members.rename.open}</Button>}
          <LinkButton to={paths.addToGroups(namespace.namespaceId, identity)}>{words.members.page.add}</LinkButton>
        </div>
      </section>
      <Groups title={said.direct} count={direct.length}>
        {direct.length === 0 && <p className="text-muted text-sm">{said.noDirect}</p>}
        <ul className="grid gap-3 lg:grid-cols-2">
          {direct.slice(0, most).map((belonging) => (
            <DirectGroup
              key={belonging.groupId}
              model={model}
              who={who}
              isSelf={isSelf}
              member={{ identity, ...belonging }}
              rules={rulesOf(belonging.groupId)}
              departReason={reasonToDepart(belonging)}
              onDepart={() => ask({ kind: 'depart', groupId: belonging.groupId })}
            />
          ))}
        </ul>
        {direct.length > most && (
          <Button size="small" className="self-start" onClick={() => setMost(most + 10 * PAGE)}>
            {said.showMore(direct.length - most)}
          </Button>
        )}
      </Groups>
      <Groups title={said.inherited} count={inherited.length}>
        <InheritedGroups model={model} inherited={inherited} />
      </Groups>
      {asked?.kind === 'rename' && isSelf && (
        <RenameSelfDialog namespaceId={model.rootId} person={person} onClose={close} />
      )}
      {departing !== undefined && (
        <DepartDialog
          model={model}
          groupId={departing.groupId}
          identity={identity}
          isSelf={isSelf}
          who={who}
          reason={reasonToDepart(departing)}
          onLeaving={isLast(departing.groupId) ? onLeaving : undefined}
          onDone={() => onDeparted(departing.groupId)}
          onClose={close}
        />
      )}
    </div>
  )
}

function Groups({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h2 className="flex items-baseline gap-2">
        {title}
        <span className="font-normal font-sans text-base text-muted tabular-nums">{count}</span>
      </h2>
      {children}
    </section>
  )
}

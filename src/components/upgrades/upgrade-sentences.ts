/** What happens next, as a sentence made from the real state. Pure. */
import { type PolicyKind, policyKind } from '#shared/domain/policy.ts'
import type { Publication, Upgrades } from '#shared/wire/upgrades.ts'
import { words } from '../../words/words.ts'
import { POLICY_WORDS } from '../namespaces/policy-words.ts'
import { type Affected, countAnswers, countContexts, whoIsAffected } from './upgrade-view.ts'

const say = words.upgrades.next

/** Sentences that have something to say, as one text. */
const join = (...sentences: (string | undefined)[]): string => sentences.filter(Boolean).join(' ')

/** What becomes of the publication, as things are. */
export function publicationSentence(upgrades: Upgrades, publication: Publication): string {
  const { version, policy, status, forced } = publication
  const { label } = POLICY_WORDS[policyKind(policy)]
  const { asked, agreed, declined, missing } = countAnswers(upgrades)
  switch (status) {
    case 'collecting':
      return join(
        say.collecting(label, agreed, asked.length),
        declined > 0 ? say.declined(declined) : undefined,
        missing > 0 ? say.missing(missing) : undefined,
        declined > 0 ? say.withDecline : say.nothingBefore(version),
      )
    case 'scheduled':
      return join(forced ? say.forced(label) : say.allAgreed(label, asked.length), say.moveThen(version))
    case 'lapsed':
      return join(say.lapsed(label, asked.length - agreed, asked.length), say.afterLapse(declined))
    case 'in-force':
      return inForceSentence(upgrades, publication)
    case 'replaced':
    case 'withdrawn':
      return say.ended[status](version)
  }
}

function inForceSentence(upgrades: Upgrades, { version, policy }: Publication): string {
  const kind = policyKind(policy)
  const here = countContexts(upgrades.nodes.filter(({ isSelf }) => isSelf))
  const elsewhere = countContexts(upgrades.nodes.filter(({ isSelf }) => !isSelf))
  const { label } = POLICY_WORDS[kind]
  const failed = here.failed > 0 ? say.failedHere(here.failed) : undefined
  const others = elsewhere.waiting > 0 ? say.waitElsewhere(elsewhere.waiting, elsewhere.all) : undefined
  if (here.waiting === 0) return join(say.allHere(label, here.all, version), others)
  const still = here.waiting - here.failed
  const mine =
    still === 0
      ? undefined
      : kind === 'LazyOnAccess'
        ? say.whenOpened(label, still, here.all, version)
        : say.atOnce(label, still, here.all, version)
  return join(mine ?? `${label}:`, failed, others)
}

/** What the policy would make of the next version that is published, with the namespace as it is. */
export function nextUnderPolicy(upgrades: Affected, kind: PolicyKind): string {
  const affected = whoIsAffected(upgrades)
  return say.under[kind](affected.nodes, affected.contexts)
}

/** For when nothing waits. Contexts that had moved to a version that was withdrawn stay ahead of the one in force. */
export function quietSentence({ current, nodes }: Pick<Upgrades, 'current' | 'nodes'>): string {
  const { all } = countContexts(nodes)
  const ahead = nodes.reduce((sum, { aheadCount }) => sum + aheadCount, 0)
  if (all === 0) return say.quietWithout(current.version)
  return ahead === 0 ? say.quiet(current.version) : say.quietMixed(ahead, all, current.version)
}

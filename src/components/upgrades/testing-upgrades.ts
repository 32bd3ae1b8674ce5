/** Upgrades for tests, parsed by the schema that a node's answer is parsed by. */
import {
  type ContextVersionState,
  contextVersionStateSchema,
  type Upgrades,
  upgradesAnswer,
} from '#shared/wire/upgrades.ts'

export const HASH = 'ab'.repeat(32)
export const NOW_MS = Date.UTC(2026, 10, 26, 12)
const KEYS = [
  '11111111111111111111111111111111',
  '8qbHbw2BbbTHBW1sbeqakYXVKRQM8Ne7pLK7m6CVfeR',
  'CktRuQ2mttgRGkXJtyksdKHjUdc2C4TgDzyB98oEzy8',
] as const

type TestPublication = Partial<Omit<Upgrades['publications'][number], 'publishedBy' | 'applicationId'>>
type TestNode = {
  answer?: 'agreed' | 'declined' | 'missing'
  /** One for each of its contexts. */
  states?: ContextVersionState[]
  /** How many of them run another version than the one in force. */
  aheadCount?: number
}
type Given = Partial<Pick<Upgrades, 'policy' | 'clockSkewMs' | 'bundles' | 'standingAnswer' | 'contextCount'>> & {
  publications?: TestPublication[]
  /** The first one is this node, and coordinates. */
  nodes?: TestNode[]
}

/** A namespace on 1.0.0 to which 1.1.0 is published, unless told otherwise. */
export function testUpgrades({ publications = [{}], nodes = [{}], policy = 'LazyOnAccess', ...rest }: Given): Upgrades {
  return upgradesAnswer.parse({
    data: {
      logNumber: 9,
      applicationId: KEYS[0],
      policy,
      current: { version: '1.1.0', appKey: HASH },
      contextCount: 1,
      bundles: [],
      standingAnswer: 'ask',
      publishable: [{ version: '1.2.0', appKey: HASH }],
      ...rest,
      publications: publications.map((given, index) => ({
        publication: 9 - index,
        version: '1.1.0',
        appKey: HASH,
        applicationId: KEYS[0],
        publishedBy: KEYS[0],
        publishedAtMs: NOW_MS,
        policy,
        status: 'in-force',
        forced: false,
        ...given,
      })),
      nodes: nodes.map(({ answer, states = [], aheadCount = 0 }, index) => ({
        identity: KEYS[index % KEYS.length],
        role: 'Admin',
        isSelf: index === 0,
        isCoordinator: index === 0,
        answer,
        counts: Object.fromEntries(
          contextVersionStateSchema.options.map((state) => [state, states.filter((one) => one === state).length]),
        ),
        aheadCount,
      })),
    },
  }).data
}

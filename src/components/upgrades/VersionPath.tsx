import type { ContextVersion } from '#shared/wire/upgrades.ts'
import { words } from '../../words/words.ts'

/** What a context runs, and what it will: "1.0.0, 1.1.0 at next access". */
export function VersionPath({ version, target, state }: Pick<ContextVersion, 'version' | 'target' | 'state'>) {
  return (
    <span className="tabular-nums">
      <bdi>{version}</bdi>
      {target !== undefined && state !== 'current' && (
        <>
          , <bdi>{target}</bdi> {words.upgrades.targets[state]}
        </>
      )}
    </span>
  )
}

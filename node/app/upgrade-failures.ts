import type { UpgradeFailureCode } from '#shared/wire/upgrade-states.ts'

/** Why a context stayed on its version, and what to do: the log has the code alone. */
const MESSAGES: Record<UpgradeFailureCode, string> = {
  bundle_missing:
    'The bundle of this version could not be fetched: no node that has it can be reached. It is asked for again by itself; or install the version on this node.',
  bundle_hash_wrong:
    'What other nodes sent for this version is not what was published. Install the version on this node, or try again when another node has it.',
  bundle_invalid:
    'The bundle of this version does not verify, so it is not used. Whoever published it can publish a newer one.',
  disk_full: 'The disk of the node is full. Free space, then start the node again: it goes on by itself.',
  storage_failed:
    'The node cannot write to its data folder. Repair the disk, then start the node again: it goes on by itself.',
  aborted: 'The upgrade was given up on this node. Try again to go on with it.',
}

export const failureMessage = (code: UpgradeFailureCode): string => MESSAGES[code]

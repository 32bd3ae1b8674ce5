/** What a person is shown of consequences, while others go on changing the namespace. Pure. */
import type { MovePreview } from '#shared/wire/namespaces.ts'

export type Look = {
  preview: MovePreview
  /** The namespace has changed since, and the answer is not here yet. */
  isStale: boolean
  /** It is not what was shown first. */
  hasChanged: boolean
}

const withoutNumber = (preview: MovePreview): string => JSON.stringify({ ...preview, logNumber: 0 })

/** With what would happen now. That it changed stays said: it may have changed back unseen. */
export function afterLook(look: Look, preview: MovePreview): Look {
  // Answers may overtake each other.
  if (preview.logNumber < look.preview.logNumber) return look
  const hasChanged = look.hasChanged || withoutNumber(look.preview) !== withoutNumber(preview)
  return { preview, isStale: false, hasChanged }
}

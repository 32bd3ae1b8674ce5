import { shortId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'

type NameProps = {
  /** What somebody called it; may be anything. */
  alias?: string | undefined
  /** Shown short when there is no alias. */
  id: string
  /** On one line, cut with an ellipsis. */
  truncate?: boolean
}

/** A name that somebody chose, shown as text that cannot reorder or outgrow what is around it. */
export function Name({ alias, id, truncate = false }: NameProps) {
  const cut = truncate ? 'inline-block max-w-full truncate align-bottom [text-decoration:inherit]' : 'wrap-anywhere'
  if (alias === undefined || alias === '')
    return (
      <span title={id} className={cut}>
        {words.ui.unnamed} <code className="font-mono text-[0.85em]">{shortId(id)}</code>
      </span>
    )
  return (
    <bdi title={alias} className={cut}>
      {alias}
    </bdi>
  )
}

/** The same as plain text, for titles and announcements. */
export const nameToText = (alias: string | undefined, id: string): string =>
  alias === undefined || alias === '' ? `${words.ui.unnamed} ${shortId(id)}` : alias

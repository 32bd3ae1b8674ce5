/**
 * What somebody has typed into a wizard. The tab keeps its own copy, for Back and reload; the browser keeps the latest
 * one of all tabs for a week, for whoever closed the tab and comes back.
 */
import * as z from 'zod/mini'

type KeyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
type DraftStorages = { tab: KeyStorage; browser: KeyStorage }

/** The stored draft, or undefined when there is none or it has another form than today's. */
export function readDraft<Draft>(storage: KeyStorage, key: string, schema: z.ZodMiniType<Draft>): Draft | undefined {
  const text = storage.getItem(key)
  if (text === null) return undefined
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined // Not JSON, so not a draft of ours.
  }
}

/** Writes the draft; a browser that refuses to store keeps it in memory alone. */
export function writeDraft(storage: KeyStorage, key: string, draft: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(draft))
  } catch (error) {
    console.warn('The draft could not be stored; it lasts as long as this page.', error)
  }
}

const KEPT_MS = 7 * 86_400_000
const keptSchema = z.object({ savedAtMs: z.number(), draft: z.unknown() })

/** The draft of this tab, else what was left open in another one not long ago. */
export function readKeptDraft<Draft>(
  { tab, browser }: DraftStorages,
  key: string,
  schema: z.ZodMiniType<Draft>,
  nowMs: number,
): Draft | undefined {
  const own = readDraft(tab, key, schema)
  if (own !== undefined) return own
  const kept = readDraft(browser, key, keptSchema)
  if (kept === undefined) return undefined
  if (nowMs - kept.savedAtMs > KEPT_MS) {
    browser.removeItem(key)
    return undefined
  }
  const parsed = schema.safeParse(kept.draft)
  return parsed.success ? parsed.data : undefined
}

export function keepDraft({ tab, browser }: DraftStorages, key: string, draft: unknown, nowMs: number): void {
  writeDraft(tab, key, draft)
  writeDraft(browser, key, { savedAtMs: nowMs, draft } satisfies z.infer<typeof keptSchema>)
}

export function forgetDraft({ tab, browser }: DraftStorages, key: string): void {
  tab.removeItem(key)
  browser.removeItem(key)
}

export const draftStorages = (): DraftStorages => ({ tab: sessionStorage, browser: localStorage })

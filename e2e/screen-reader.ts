/**
 * What a screen reader is told: the element with the focus, as the browser's own accessibility tree has it, and what
 * live regions say. Every message counts, so a sentence that is said twice is heard twice.
 */
import type { CDPSession, Page } from '@playwright/test'
import * as z from 'zod/mini'

const axSchema = z.object({
  nodes: z.array(
    z.object({
      role: z.optional(z.object({ value: z.string() })),
      name: z.optional(z.object({ value: z.string() })),
      properties: z.optional(
        z.array(z.object({ name: z.string(), value: z.object({ value: z.optional(z.unknown()) }) })),
      ),
    }),
  ),
})
const heardSchema = z.array(z.string())

/** In the page, before its own code. */
function listen(): void {
  const heard: string[] = []
  Object.assign(window, { heard })
  const words = (node: Node): string => {
    if (!(node instanceof Element)) return node.textContent ?? ''
    if (node.matches('[aria-hidden=true], [aria-live=off], [hidden]')) return ''
    return [...node.childNodes].map(words).join('')
  }
  new MutationObserver((records) => {
    const told = new Set<Node>()
    for (const { type, target, addedNodes } of records)
      for (const node of type === 'characterData' ? [target] : addedNodes) {
        const element = node instanceof Element ? node : node.parentElement
        const region = element?.closest('[aria-live], [role=status], [role=alert]')
        if (region == null || region.getAttribute('aria-live') === 'off') continue
        // A region that comes with its words is heard only when it interrupts.
        if (region === node && !region.matches('[role=alert]')) continue
        const whole = region.matches('[role=status], [role=alert]') ? region : node
        if ([...told].some((before) => before.contains(whole))) continue
        told.add(whole)
        const text = words(whole).replace(/\s+/g, ' ').trim()
        if (text !== '') heard.push(text)
      }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

/** Ids are others each time. */
const SHORT_ID = /[0-9a-f]{6}…[0-9a-f]{4}/g

export class ScreenReader {
  readonly #page: Page
  readonly #session: CDPSession
  #focus = ''
  #heardCount = 0

  private constructor(page: Page, session: CDPSession) {
    this.#page = page
    this.#session = session
  }

  /** To be called before the page is opened. */
  static async start(page: Page): Promise<ScreenReader> {
    await page.addInitScript(listen)
    const session = await page.context().newCDPSession(page)
    await session.send('Accessibility.enable')
    return new ScreenReader(page, session)
  }

  /** "treeitem Billing, 1 member, level 3, 2 of 5, expanded": role, name, place and states of what has the focus. */
  async focus(): Promise<string> {
    const { result } = await this.#session.send('Runtime.evaluate', { expression: 'document.activeElement' })
    if (result.objectId === undefined) return ''
    const { objectId } = result
    const answer = await this.#session.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false })
    const [node] = axSchema.parse(answer).nodes
    const { dialog, place } = await this.#page.evaluate(() => {
      const element = document.activeElement
      const [position, size] = ['aria-posinset', 'aria-setsize'].map((name) => element?.getAttribute(name))
      const titleId = element?.closest('dialog')?.getAttribute('aria-labelledby')
      return {
        dialog: titleId == null ? '' : `dialog ${document.getElementById(titleId)?.textContent}`,
        place: position == null ? '' : `${position} of ${size}`,
      }
    })
    const state = (name: string): unknown => node?.properties?.find((property) => property.name === name)?.value.value
    const level = node?.role?.value === 'treeitem' ? state('level') : undefined
    const [expanded, selected, checked] = [state('expanded'), state('selected'), state('checked')]
    return [
      dialog,
      `${node?.role?.value ?? 'nothing'} ${node?.name?.value ?? ''}`.trim(),
      level === undefined ? '' : `level ${level}`,
      place,
      expanded === undefined ? '' : expanded === true ? 'expanded' : 'collapsed',
      selected === true ? 'selected' : '',
      checked === 'true' ? 'checked' : '',
    ]
      .filter((part) => part !== '')
      .join(', ')
      .replace(SHORT_ID, '(id)')
  }

  /** What has been told since it was asked last: the focus when it is another one or changed, and every message. */
  async news(): Promise<{ lines: string[]; seen(): void }> {
    const heard = heardSchema.parse(await this.#page.evaluate('window.heard'))
    const focus = await this.focus()
    const lines = heard.slice(this.#heardCount).map((text) => `“${text}”`)
    if (focus !== this.#focus) lines.push(focus)
    return {
      lines,
      seen: () => {
        this.#heardCount = heard.length
        this.#focus = focus
      },
    }
  }
}

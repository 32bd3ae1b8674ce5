/** Steps of inviting and joining that tests share. */
import { expect, type Page } from '@playwright/test'
import { parseInvitation } from '#shared/wire/invitation-forms.ts'

/** Through the invite wizard from where it is, with its defaults; answers the link for the reader's own node. */
export async function inviteByWizard(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('radio', { name: '7 days' })).toBeChecked()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Create the invitation' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Share the invitation' })).toBeVisible()
  return page.getByRole('textbox', { name: "The reader's own node" }).inputValue()
}

export const tokenOf = (link: string): string => new URL(link).hash.slice(1)

export type Sent = { url: string; referrer: string; text: string }

/** Every request of a page from now on, whole: address, headers and body. */
export function recordTraffic(page: Page): Sent[] {
  const sent: Sent[] = []
  page.on('request', (request) => {
    const headers = request.headers()
    const text = `${request.url()} ${request.postData() ?? ''} ${JSON.stringify(headers)}`
    sent.push({ url: request.url(), referrer: headers.referer ?? '', text })
  })
  return sent
}

/** Every eight characters of a token that stand beside one another, the mark at its beginning apart. */
export const eightCharacterRuns = (token: string): string[] => {
  const secret = token.replace(/^g\d+\./, '')
  return Array.from({ length: secret.length - 7 }, (_, index) => secret.slice(index, index + 8))
}

/** The secret of an invitation, as requests carry it. */
export function saltOf(token: string): number[] {
  const parsed = parseInvitation(token)
  const salt = parsed.ok ? parsed.set.invitations[0]?.invitation.secret_salt : undefined
  if (salt === undefined) throw new Error('The token cannot be read.')
  return salt
}

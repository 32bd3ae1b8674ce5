/** Applications: files uploaded by choosing and by dropping, versions side by side, and what uses them. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, open, test } from './grove-test.ts'
import { bundlePath, createScene } from './upgrade-scene.ts'

async function choose(page: Page, file: Parameters<Awaited<ReturnType<typeof chooserOf>>['setFiles']>[0]) {
  const chooser = chooserOf(page)
  await page.getByRole('button', { name: /^Choose (a|another) file…$/ }).click()
  await (await chooser).setFiles(file)
}
const chooserOf = (page: Page) => page.waitForEvent('filechooser')

/** Drops a file on the page, as the browser does when somebody lets go of it. */
async function drop(page: Page, path: string, name: string): Promise<void> {
  const data = await page.evaluateHandle(
    ({ base64, fileName }) => {
      const transfer = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      transfer.items.add(new File([bytes], fileName))
      return transfer
    },
    { base64: readFileSync(path).toString('base64'), fileName: name },
  )
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data })
  await expect(page.getByText('Drop the file to install it')).toBeVisible()
  await page.dispatchEvent('main', 'drop', { dataTransfer: data })
}

test('a file that is chosen, and one that is dropped, are versions of one application', async ({ page, node }) => {
  await open(page, node, 'applications')
  await choose(page, bundlePath('1.0.0'))
  await expect(page.getByText('Version 1.0.0 is installed.')).toBeVisible()
  await drop(page, bundlePath('1.1.0'), 'notes.mpk')
  await expect(page.getByText('Version 1.1.0 is installed.')).toBeVisible()
  await expect(page.getByText('Drop the file to install it')).toBeHidden()
  const versions = page.getByRole('list', { name: 'Versions on this node' })
  await expect(versions.getByRole('heading')).toHaveText(['1.1.0Newest', '1.0.0'])
  await choose(page, bundlePath('1.1.0'))
  await expect(page.getByText('Version 1.1.0 was on this node already.')).toBeVisible()
})

test('progress is shown, an upload can be cancelled, and what is no bundle is refused in words and kept', async ({
  page,
  node,
}) => {
  await open(page, node, 'applications')
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 200_000 }
  await network.send('Network.emulateNetworkConditions', slow)
  await choose(page, { name: 'large.mpk', mimeType: 'application/octet-stream', buffer: Buffer.alloc(5_000_000, 1) })
  const progress = page.getByRole('progressbar', { name: 'Uploading large.mpk' })
  await expect.poll(async () => Number(await progress.getAttribute('value'))).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Cancel the upload' }).click()
  await expect(page.getByText('The upload of large.mpk was cancelled.')).toBeVisible()
  await expect(progress).toBeHidden()

  await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })
  await choose(page, { name: 'words.mpk', mimeType: 'application/octet-stream', buffer: Buffer.from('not a bundle') })
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('words.mpk was not installed')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(alert).toContainText('words.mpk was not installed')
  await choose(page, { name: 'empty.mpk', mimeType: 'application/octet-stream', buffer: Buffer.alloc(0) })
  await expect(page.getByText('empty.mpk is empty.')).toBeVisible()
  expect((await node.call('GET', '/applications')).text).not.toContain('"package"')
})

test('a version in use stays, with what uses it; one that nothing uses can go', async ({ page, node }) => {
  const { namespaceId } = await createScene('LazyOnAccess', ['invoices'], node)
  await open(page, node, 'applications')
  await choose(page, bundlePath('1.1.0'))
  const versions = page.getByRole('list', { name: 'Versions on this node' })
  await expect(versions.getByRole('heading')).toHaveText(['1.1.0Newest', '1.0.0'])
  const used = page.getByRole('button', { name: 'Uninstall 1.0.0' })
  await expect(used).toBeDisabled()
  await expect(used).toHaveAccessibleDescription(/in use by 1 namespace/)
  await expect(versions.getByRole('link', { name: 'Acme Logistics' })).toHaveAttribute(
    'href',
    new RegExp(`/namespaces/${namespaceId}/versions$`),
  )
  await page.getByRole('button', { name: 'Uninstall 1.1.0' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Uninstall' }).click()
  await expect(page.getByText(/1.1.0 is no longer on this node/)).toBeVisible()
  await expect(versions.getByRole('heading')).toHaveText(['1.0.0'])
})

test('the sample comes in two versions, so that an upgrade can be tried', async ({ page, node }) => {
  await open(page, node, 'applications')
  await page.getByRole('button', { name: 'Install the sample application' }).click()
  await expect(page.getByText('Version 1.0.0 is installed.')).toBeVisible()
  await page.getByRole('button', { name: 'Install version 1.1.0 of the sample' }).click()
  const versions = page.getByRole('list', { name: 'Versions on this node' })
  await expect(versions.getByRole('heading')).toHaveText(['1.1.0Newest', '1.0.0'])
})

test('an address on the node’s own machine is refused with the reason, and what was typed stays', async ({
  page,
  node,
}) => {
  await open(page, node, 'applications')
  await page.getByText('From an address', { exact: true }).click()
  const address = page.getByRole('textbox', { name: 'Address of the file' })
  await address.fill('http://127.0.0.1:9/notes.mpk')
  await address.press('Enter')
  await expect(page.getByRole('alert')).toContainText('The application was not installed')
  await expect(address).toHaveValue('http://127.0.0.1:9/notes.mpk')
})

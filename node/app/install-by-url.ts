import { createHash } from 'node:crypto'
import { base58 } from '@scure/base'
import type { Installed } from '#shared/wire/applications.ts'
import { install } from './applications.ts'
import type { NodeContext } from './node-context.ts'
import { refused } from './refused-error.ts'

type InstallByUrl = { url: string; hash?: string | undefined; metadata?: readonly number[] | undefined }

/** Installs a file from the public internet. With a hash, nothing but that very file. */
export async function installByUrl(
  ctx: NodeContext,
  { url, hash, metadata }: InstallByUrl,
  signal: AbortSignal,
): Promise<Installed> {
  const expected = hash === undefined ? undefined : hashToHex(hash)
  const bytes = await ctx.download(url, signal)
  const found = createHash('sha256').update(bytes).digest('hex')
  if (expected !== undefined && found !== expected)
    throw refused(
      'bundle_hash_wrong',
      'The file at this address has another hash than the one given. Nothing was installed.',
      {
        expected,
        found,
      },
    )
  const { origin, pathname } = new URL(url)
  // What follows the path may be a key to the file, which is nobody else's business.
  return install(ctx, bytes, origin + pathname, metadata)
}

function hashToHex(text: string): string {
  if (/^[0-9a-fA-F]{64}$/.test(text)) return text.toLowerCase()
  try {
    const bytes = base58.decode(text)
    if (bytes.length === 32) return Buffer.from(bytes).toString('hex')
  } catch {
    // Not base58 either: said below.
  }
  throw refused('invalid_request', 'hash is the SHA-256 of the file: 64 hexadecimal digits, or base58 of 32 bytes.')
}

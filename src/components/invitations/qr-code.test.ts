import fc from 'fast-check'
import jsQR from 'jsqr'
import { expect, test } from 'vitest'
import { invitationToToken } from '#shared/wire/invitation-token.ts'
import { createSet } from '#shared/wire/testing-invitations.ts'
import { LINK_BYTES_MAX, MODULES_MAX, modulesToPath, PICTURE_PIXELS, qrFit, qrModules, qrPlacement } from './qr-code.ts'
import { DEFAULT_DASHBOARD_URL, joinUrl } from './share-links.ts'

const LINK = 'http://127.0.0.1:2528/admin-dashboard/join#g2.'
const linkOf = (length: number, seed = 7): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  let state = seed
  const next = () => {
    state = (state * 48271) % 2147483647
    return alphabet[state % 64] ?? ''
  }
  return LINK + Array.from({ length: length - LINK.length }, next).join('')
}

/** The default link of an invitation to a namespace and so many groups in it. */
function linkTo(groups: number, namespaceAlias: string, inviterAlias: string): string {
  const { invitations, details } = createSet(groups)
  const named = { ...details, body: { ...details.body, namespaceAlias, inviterAlias } }
  return joinUrl(DEFAULT_DASHBOARD_URL, invitationToToken({ invitations, details: named }))
}

/** The picture of 300 px, as the SVG has it. */
function rasterise(modules: readonly (readonly boolean[])[]): Uint8ClampedArray {
  const { pixelsPerModule, margin } = qrPlacement(modules)
  const picture = new Uint8ClampedArray(PICTURE_PIXELS ** 2 * 4).fill(255)
  const moduleAt = (pixel: number) => Math.floor((pixel - margin) / pixelsPerModule)
  for (let y = 0; y < PICTURE_PIXELS; y++)
    for (let x = 0; x < PICTURE_PIXELS; x++) {
      const start = (y * PICTURE_PIXELS + x) * 4
      if (modules[moduleAt(y)]?.[moduleAt(x)] === true) picture.fill(0, start, start + 3)
    }
  return picture
}
const readFrom = (picture: Uint8ClampedArray) => jsQR(picture, PICTURE_PIXELS, PICTURE_PIXELS)?.data

// one of nearly every size that there is
test.each([60, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600, 640, 700, 718, 750, LINK_BYTES_MAX])(
  'a link of %i characters is read from a picture of 300 px',
  (length) => {
    const modules = qrModules(linkOf(length)) ?? []
    expect(readFrom(rasterise(modules))).toBe(linkOf(length))
    const { pixelsPerModule, margin } = qrPlacement(modules)
    expect(pixelsPerModule).toBeGreaterThanOrEqual(3)
    expect(margin).toBeGreaterThan(3 * pixelsPerModule)
  },
)

test('the link to one namespace with long names is read; to ten groups it is too long', () => {
  const link = linkTo(0, 'Zusammenarbeit der Röstereien im Norden — 2026', 'Büro Flensburg, zweiter Stock')
  expect(link.length).toBeGreaterThan(600)
  expect(readFrom(rasterise(qrModules(link) ?? []))).toBe(link)
  expect(qrFit(linkTo(9, 'A', 'B'))).toMatchObject({ fits: false })
})

test('the longest that fits fills the largest code, and the next says how far over it is', () => {
  expect(qrModules(linkOf(LINK_BYTES_MAX))).toHaveLength(MODULES_MAX)
  expect(qrFit(linkOf(LINK_BYTES_MAX))).toEqual({ fits: true, length: 792, lengthMax: 792, over: 0 })
  expect(qrFit(linkOf(LINK_BYTES_MAX + 1))).toEqual({ fits: false, length: 793, lengthMax: 792, over: 1 })
  expect(qrModules(linkOf(LINK_BYTES_MAX + 1))).toBeUndefined()
  // what does not stand in ASCII takes the bytes that it has in UTF-8
  expect(qrFit('ä'.repeat(397))).toMatchObject({ length: 794, over: 2 })
})

test('the path covers the dark modules and no other', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), { maxLength: 5 }), (modules) => {
      const covered = modules.map((row) => row.map(() => false))
      for (const [, x, y, width] of modulesToPath(modules).matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
        for (let at = 0; at < Number(width); at++) {
          const row = covered[Number(y)]
          if (row) row[Number(x) + at] = true
        }
      expect(covered).toEqual(modules)
    }),
  )
})

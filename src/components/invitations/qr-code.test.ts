import fc from 'fast-check'
import jsQR from 'jsqr'
import { expect, test } from 'vitest'
import { LINK_BYTES_MAX, MODULES_MAX, modulesToPath, QUIET_ZONE, qrFit, qrModules } from './qr-code.ts'

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

/** The picture as a browser paints it: every pixel the mean of so many samples in a row and a column of it. */
function rasterise(modules: readonly (readonly boolean[])[], pixels: number, samples: number): Uint8ClampedArray {
  const size = modules.length + 2 * QUIET_ZONE
  const picture = new Uint8ClampedArray(pixels * pixels * 4).fill(255)
  const isDark = (x: number, y: number) => modules[Math.floor(y) - QUIET_ZONE]?.[Math.floor(x) - QUIET_ZONE] === true
  for (let y = 0; y < pixels; y++)
    for (let x = 0; x < pixels; x++) {
      let dark = 0
      for (let at = 0; at < samples * samples; at++) {
        const [dx, dy] = [(at % samples) + 0.5, Math.floor(at / samples) + 0.5]
        if (isDark(((x + dx / samples) * size) / pixels, ((y + dy / samples) * size) / pixels)) dark++
      }
      picture.fill(255 * (1 - dark / samples ** 2), (y * pixels + x) * 4, (y * pixels + x) * 4 + 3)
    }
  return picture
}

test.each([200, 500, 650, LINK_BYTES_MAX])('a link of %i characters is read from a picture of 300 px', (length) => {
  const link = linkOf(length)
  const modules = qrModules(link) ?? []
  // with edges smoothed, and with each pixel dark or light
  for (const samples of [4, 1]) expect(jsQR(rasterise(modules, 300, samples), 300, 300)?.data).toBe(link)
})

test('the longest that fits fills the largest code, and the next says how far over it is', () => {
  expect(qrModules(linkOf(LINK_BYTES_MAX))).toHaveLength(MODULES_MAX)
  expect(qrFit(linkOf(LINK_BYTES_MAX))).toEqual({ fits: true, length: 718, lengthMax: 718, over: 0 })
  expect(qrFit(linkOf(LINK_BYTES_MAX + 1))).toEqual({ fits: false, length: 719, lengthMax: 718, over: 1 })
  expect(qrModules(linkOf(LINK_BYTES_MAX + 1))).toBeUndefined()
  // what does not stand in ASCII takes the bytes that it has in UTF-8
  expect(qrFit('ä'.repeat(360))).toMatchObject({ length: 720, over: 2 })
})

test('the path covers the dark modules and no other', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), { maxLength: 5 }), (modules) => {
      const covered = modules.map((row) => row.map(() => false))
      for (const [, x, y, width] of modulesToPath(modules).matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
        for (let at = 0; at < Number(width); at++) {
          const row = covered[Number(y) - QUIET_ZONE]
          if (row) row[Number(x) - QUIET_ZONE + at] = true
        }
      expect(covered).toEqual(modules)
    }),
  )
})

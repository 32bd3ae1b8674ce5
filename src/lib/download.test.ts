import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileName } from './download.ts'

describe('fileName', () => {
  it.each([
    ['Acme Logistics', 'Acme Logistics.svg'],
    ['Überwachung 北京 🚚', 'Überwachung 北京 🚚.svg'],
    ['../../etc/passwd', 'etc-passwd.svg'],
    ['a\\b:c*d?"e<f>g|h', 'a-b-c-d-e-f-g-h.svg'],
    ['exe\u202egvs.txt', 'exegvs.txt.svg'],
    ['line\nbreak\u2028 and\ttab', 'linebreak andtab.svg'],
    ['.hidden', 'hidden.svg'],
    ['con', 'groups.svg'],
    ['LPT1.txt', 'groups.svg'],
    ['\u0000\u202e', 'groups.svg'],
    ['', 'groups.svg'],
  ])('makes of %j %j', (text, expected) => {
    expect(fileName(text, 'groups', 'svg')).toBe(expected)
  })

  it('is short, has an end, and nothing that leads elsewhere, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = fileName(text, 'groups', 'json')
        expect(name).toMatch(/^[^\s./\\][^/\\:*?"<>|]*\.json$/u)
        expect(name).not.toMatch(/\p{C}/u)
        expect(Array.from(name).length).toBeLessThanOrEqual(85)
      }),
    )
  })
})

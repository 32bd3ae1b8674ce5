import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aliasVerdict, utf8Length } from './alias.ts'
import { ALIAS_BYTES_MAX } from './limits.ts'

test.each([
  ['plain', 'Team A'],
  ['HTML is text', '<img src=x onerror=alert(1)>'],
  ['a template is text', '{{7*7}} <%= x %>'],
  ['quotes and slashes', `"'/\\;--`],
  ['emoji with joiners', '👩‍👩‍👧 family 🏳️‍🌈'],
  ['a flag', '🇨🇭 Bern'],
  ['Arabic', 'فريق التطوير'],
  ['Hebrew', 'צוות'],
  ['Devanagari with a joiner', 'क्‍ष'],
  ['Persian with a non-joiner', 'می‌خواهم'],
  ['64 bytes', 'a'.repeat(64)],
  ['16 emoji are 64 bytes', '😀'.repeat(16)],
])('allowed: %s', (_, alias) => {
  expect(aliasVerdict(alias)).toEqual({ ok: true })
})

test.each([
  ['nothing', ''],
  ['spaces', '   '],
  ['only a zero width space', '\u200B'],
  ['only joiners and selectors', '\u200D\uFE0F\u2060'],
  ['only Hangul fillers', '\u3164\u115F'],
  ['right-to-left override', 'invoice\u202Efdp.exe'],
  ['left-to-right isolate', 'a\u2066b'],
  ['right-to-left mark', 'a\u200Fb'],
  ['Arabic letter mark', 'a\u061Cb'],
  ['NUL', 'a\u0000b'],
  ['escape', 'a\u001B[31mb'],
  ['delete', 'a\u007Fb'],
  ['C1 control', 'a\u0085b'],
  ['line feed', 'a\nb'],
  ['tab', 'a\tb'],
  ['line separator', 'a\u2028b'],
  ['byte order mark', 'a\uFEFFb'],
  ['half a surrogate pair', 'a\uD800b'],
  ['a space before', ' a'],
  ['a no-break space after', 'a\u00A0'],
  ['65 bytes', 'a'.repeat(65)],
  ['17 emoji', '😀'.repeat(17)],
  ['10 kB', 'x'.repeat(10_240)],
])('refused: %s', (_, alias) => {
  const verdict = aliasVerdict(alias)
  expect(verdict).toMatchObject({ ok: false, code: 'invalid_request' })
  expect(verdict.ok ? '' : verdict.message).toMatch(/^A name .+\.$/)
})

test('what is allowed is short, trimmed, visible and survives UTF-8', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (alias) => {
      if (!aliasVerdict(alias).ok) return
      expect(alias).toBe(alias.trim())
      expect(utf8Length(alias)).toBeLessThanOrEqual(ALIAS_BYTES_MAX)
      expect(new TextDecoder().decode(new TextEncoder().encode(alias))).toBe(alias)
      expect(alias).toMatch(/[^\p{Cc}\p{Cf}\p{Z}]/u)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createShownTree } from '../tree/shown-tree.ts'
import { ROOT_ID, randomParents, testGroup, testId, testModel, testRoot } from '../tree/testing-tree.ts'
import { createTreeModel } from '../tree/tree-model.ts'
import { exportJson, toExportedTree } from './export-json.ts'
import { escapeXml, exportSvg } from './export-svg.ts'

const count = (text: string, part: string): number => text.split(part).length - 1

describe('the tree as an SVG', () => {
  it('has one card for every group shown, and says how many there are', () => {
    const model = testModel([0, 1, 1, 0, 4])
    const svg = exportSvg(createShownTree(model, new Set([testId(1)])))
    expect(count(svg, 'class="card"')).toBe(4)
    expect(svg).toContain('<desc>3 groups of 5 shown</desc>')
    expect(count(svg, 'class="more"')).toBe(1)
    expect(svg).toContain('>+2</text>')
    expect(exportSvg(createShownTree(model, new Set()))).toContain('<desc>5 groups</desc>')
  })

  it('holds ten thousand groups', () => {
    const svg = exportSvg(createShownTree(testModel(randomParents(10_000, 6)), new Set()))
    expect(count(svg, 'class="card"')).toBe(10_001)
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  })

  it('writes a name as text, and drops only what XML cannot hold', () => {
    expect(escapeXml(`<b a="1" b='2'>&amp;</b>`)).toBe('&lt;b a=&quot;1&quot; b=&apos;2&apos;&gt;&amp;amp;&lt;/b&gt;')
    expect(escapeXml('a\u0000\u0008\u000b\u001f\u009f\ufffeb\tc\n北京 🚚')).toBe('ab\tc\n北京 🚚')
    expect(escapeXml('\ud800x')).toBe('\ufffdx')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeXml(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|apos);)/)
      }),
    )
  })
})

describe('the tree as JSON', () => {
  const { alias: _, ...unnamed } = testGroup(1, 0)
  const model = createTreeModel({ ...testRoot, alias: undefined }, [
    { ...testGroup(3, 1), memberCount: 2, contextCount: 5, visibility: 'restricted' },
    unnamed,
    testGroup(2, 0),
  ])

  it('names every group with its parent before it, and invents no names', () => {
    expect(JSON.parse(exportJson(model, new Date('2025-03-01T10:00:00Z')))).toEqual({
      format: 'grove-tree/1',
      namespaceId: ROOT_ID,
      name: null,
      exportedAt: '2025-03-01T10:00:00.000Z',
      groups: [
        { id: testId(2), name: 'G2', parentId: ROOT_ID, level: 1, visibility: 'open', memberCount: 0, contextCount: 0 },
        { id: testId(1), name: null, parentId: ROOT_ID, level: 1, visibility: 'open', memberCount: 0, contextCount: 0 },
        {
          id: testId(3),
          name: 'G3',
          parentId: testId(1),
          level: 2,
          visibility: 'restricted',
          memberCount: 2,
          contextCount: 5,
        },
      ],
    })
  })

  it('puts parents before their children in any tree', () => {
    const { groups } = toExportedTree(testModel(randomParents(500, 2)), new Date(0))
    const known = new Set([ROOT_ID])
    for (const { id, parentId } of groups) {
      expect(known.has(parentId)).toBe(true)
      known.add(id)
    }
    expect(known.size).toBe(501)
  })
})

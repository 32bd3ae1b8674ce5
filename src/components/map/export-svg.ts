/** The tree as it is shown, as a picture that needs nothing but itself: for print, slides and drawing programs. Pure. */
import { words } from '../../words/words.ts'
import type { ShownTree } from '../tree/shown-tree.ts'
import type { TreeGroup } from '../tree/tree-model.ts'
import { shortened } from './map-canvas-text.ts'
import {
  CARD_HEIGHT,
  CARD_WIDTH,
  COLUMN,
  layOut,
  type MapLayout,
  middleOf,
  type Place,
  type Span,
} from './map-layout.ts'
import { RAIL_SPACE } from './map-layout-core.ts'

const said = words.map.export.picture

const MARGIN = 32
const TRUNK = (COLUMN - CARD_WIDTH) / 2
const FRAME = 8
const LETTERS_MAX = 24

/** The light theme, since paper is white. */
const STYLE = `
text{font-family:system-ui,sans-serif;fill:#1c2a23}
.name{font-size:14px;font-weight:600}
.facts{font-size:11px;fill:#56635b}
.more{font-size:12px;font-weight:600;text-anchor:end}
.line{fill:none;stroke:#868f85;stroke-width:1.5}
.block{fill:#868f85;fill-opacity:.1;stroke:#868f85;stroke-opacity:.6}
.card{fill:#fff;stroke:#868f85}
`

/** Text for XML: escaped, without the characters that XML cannot hold at all. */
export function escapeXml(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&apos;')
  )
}

export function exportSvg(shown: ShownTree, layout: MapLayout = layOut(shown)): string {
  const { model, rows } = shown
  const root = model.groups.get(model.rootId)
  const { bounds } = layout
  const [x, y] = [bounds.x - MARGIN, bounds.y - MARGIN]
  const [width, height] = [bounds.width + 2 * MARGIN, bounds.height + 2 * MARGIN]
  const all = model.groups.size - 1
  const described = rows.length - 1 === all ? said.all(all) : said.some(rows.length - 1, all)
  const spans = [...layout.spans.values()]
  const cards = rows.flatMap((id) => {
    const group = model.groups.get(id)
    const place = layout.places.get(id)
    return group === undefined || place === undefined ? [] : [card(group, place, shown.isFolded(id))]
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeXml(words.tree.groupsOf(root?.label ?? ''))}</title>`,
    `<desc>${escapeXml(described)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#f4f2ea"/>`,
    ...spans.flatMap(frames),
    `<path class="line" d="${spans.map(trunks).join('')}${[...layout.places.values()].map(branch).join('')}"/>`,
    ...cards,
    '</svg>',
    '',
  ].join('\n')
}

const frames = ({ blocks }: Span): string[] =>
  blocks.map(
    ({ x, y, width, height }) =>
      `<rect class="block" x="${x - FRAME}" y="${y - FRAME}" width="${width + 2 * FRAME}" height="${height + 2 * FRAME}" rx="14"/>`,
  )

function trunks({ place, box, lanes, blocks }: Span): string {
  const y = middleOf(place)
  const rail = box.y + RAIL_SPACE / 2
  const trunk = place.x + CARD_WIDTH + TRUNK
  const last = lanes.at(-1)
  return [
    `M${place.x + CARD_WIDTH} ${y}H${trunk}`,
    ...lanes.map(({ first, top, bottom }, index) => {
      const start = index === 0 ? Math.min(y, top) : rail
      return `M${first.x - TRUNK} ${lanes.length > 1 ? rail : start}V${index === 0 ? Math.max(y, bottom) : bottom}`
    }),
    lanes.length > 1 && last !== undefined ? `M${trunk} ${rail}H${last.first.x - TRUNK}` : '',
    ...blocks.map((block) => `M${block.x - TRUNK} ${block.y + block.height / 2}H${block.x - FRAME}`),
  ].join('')
}

const branch = (place: Place): string =>
  place.parent === undefined || place.block !== undefined ? '' : `M${place.x - TRUNK} ${middleOf(place)}H${place.x}`

/** The whole name is in the title, the part of it that fits on the card. */
function card(group: TreeGroup, { x, y }: Place, folded: boolean): string {
  const more = folded ? `+${group.descendantCount}` : ''
  const name = shortened(group.label, LETTERS_MAX - more.length)
  const facts = escapeXml(said.facts(group.memberCount, group.contextCount))
  return [
    `<g><title>${escapeXml(group.label)}</title>`,
    `<rect class="card" x="${x}" y="${y}" width="${CARD_WIDTH}" height="${CARD_HEIGHT}" rx="10"/>`,
    `<text class="name" x="${x + 12}" y="${y + 31}" unicode-bidi="isolate">${escapeXml(name)}</text>`,
    `<text class="facts" x="${x + 12}" y="${y + 50}">${facts}</text>`,
    more === '' ? '' : `<text class="more" x="${x + CARD_WIDTH - 12}" y="${y + 31}">${more}</text>`,
    '</g>',
  ].join('')
}

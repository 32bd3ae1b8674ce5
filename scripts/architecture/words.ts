/** Finds what the dashboard says outside of `src/words`: text between tags, and in attributes that are read out. Pure. */
import { parseSync } from 'vite'
import { type AstNode, isNode, nameOf } from './source-file.ts'

const READ_OUT = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'confirmLabel',
  'description',
  'documentTitle',
  'label',
  'legend',
  'notDone',
  'placeholder',
  'title',
])
/** What stands in these is for machines. */
const VERBATIM = new Set(['code', 'pre'])

/** An address is the same in every language. */
const saysSomething = (text: unknown): text is string =>
  typeof text === 'string' && /\p{L}{2}/u.test(text) && !/^https?:\/\/\S+$/.test(text)

const cookedOf = (quasi: unknown): unknown =>
  isNode(quasi) && typeof quasi.value === 'object' && quasi.value !== null && 'cooked' in quasi.value
    ? quasi.value.cooked
    : undefined

/** The texts that a value may come to, on either side of a condition. */
function textsIn(value: unknown): unknown[] {
  if (!isNode(value)) return []
  if (value.type === 'Literal') return [value.value]
  if (value.type === 'TemplateLiteral' && Array.isArray(value.quasis)) return value.quasis.map(cookedOf)
  return [value.expression, value.consequent, value.alternate, value.right].flatMap(textsIn)
}

/** A complaint for every text of one file of the dashboard that should stand with the words. */
export function wordsOutside(path: string, source: string): string[] {
  if (!/^src\/.*\.tsx$/.test(path)) return []
  const found: unknown[] = []
  const visit = (value: unknown, parent: AstNode | undefined): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, parent)
    if (!isNode(value)) return
    if (isNode(value.openingElement) && VERBATIM.has(nameOf(value.openingElement.name))) return
    if (value.type === 'JSXText') found.push(value.value)
    else if (value.type === 'JSXAttribute')
      found.push(...(READ_OUT.has(nameOf(value.name)) ? textsIn(value.value) : []))
    else if (value.type === 'JSXExpressionContainer' && parent?.type !== 'JSXAttribute') found.push(...textsIn(value))
    for (const [key, child] of Object.entries(value)) if (key !== 'parent') visit(child, value)
  }
  visit(parseSync(path, source).program, undefined)
  return found.filter(saysSomething).map((text) => `${path} says “${text.trim()}”: that belongs into src/words`)
}

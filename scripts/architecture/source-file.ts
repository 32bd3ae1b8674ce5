/** What one source file imports and names, read by a real parser so that no comment or string can fool it. */
import { parseSync } from 'vite'

type Import = {
  specifier: string
  /** Gone when the program runs. */
  typeOnly: boolean
}
export type SourceFile = {
  imports: Import[]
  /** Every string in the file: packages may be loaded by name without an import. */
  strings: ReadonlySet<string>
  /** Those of the watched globals that the file uses. */
  globals: ReadonlySet<string>
  /** Imports whose target cannot be known by reading. */
  hiddenImports: string[]
  errors: string[]
}

export type AstNode = Record<string, unknown> & { type: string }
export const isNode = (value: unknown): value is AstNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const WATCHED = new Set(['fetch', 'EventSource', 'XMLHttpRequest', 'WebSocket'])
const GLOBAL_OBJECTS = new Set(['window', 'globalThis', 'self'])
export const nameOf = (node: unknown): string =>
  isNode(node) && /^(JSX)?Identifier$/.test(node.type) && typeof node.name === 'string' ? node.name : ''
const stringOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined

/** An import that brings types alone, as a whole or name by name. */
function isTypeOnly(node: AstNode): boolean {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers : []
  return (
    specifiers.length > 0 &&
    specifiers.every((each) => isNode(each) && (each.importKind === 'type' || each.exportKind === 'type'))
  )
}

/** Is this name here a use of the global, and not a field or a type that is called the same? */
function isUse(node: AstNode, parent: AstNode | undefined): boolean {
  if (parent === undefined || parent.type.startsWith('TS')) return false
  const isField = parent.type === 'MemberExpression' && parent.property === node && parent.computed === false
  if (isField) return GLOBAL_OBJECTS.has(nameOf(parent.object))
  return !(parent.key === node && parent.shorthand !== true)
}

/** Reads one file; `path` decides whether it is TypeScript or TSX. */
export function parseSourceFile(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text)
  const imports: Import[] = []
  const hiddenImports: string[] = []
  const strings = new Set<string>()
  const globals = new Set<string>()

  const visit = (value: unknown, parent: AstNode | undefined): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, parent)
    if (!isNode(value)) return
    const node = value
    const literal = stringOf(node)
    if (literal !== undefined) strings.add(literal)
    const takesSource = /^(ImportDeclaration|ImportExpression|Export(Named|All)Declaration|TSImportType)$/.test(
      node.type,
    )
    if (takesSource && isNode(node.source)) {
      const specifier = stringOf(node.source)
      if (specifier === undefined) hiddenImports.push('an import whose path is computed')
      else imports.push({ specifier, typeOnly: isTypeOnly(node) })
    }
    if (node.type === 'MemberExpression' && nameOf(node.property).startsWith('glob') && isImportMeta(node.object)) {
      hiddenImports.push('import.meta.glob')
    }
    if (WATCHED.has(nameOf(node)) && isUse(node, parent)) globals.add(nameOf(node))
    for (const [key, child] of Object.entries(node)) if (key !== 'parent') visit(child, node)
  }
  visit(parsed.program, undefined)
  return { imports, strings, globals, hiddenImports, errors: parsed.errors.map((error) => error.message) }
}

const isImportMeta = (node: unknown): boolean =>
  isNode(node) && node.type === 'MetaProperty' && isNode(node.meta) && nameOf(node.meta) === 'import'

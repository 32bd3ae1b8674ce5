/** Holds a tree of files against the ladder. Pure: what it checks is handed to it. */
import { posix } from 'node:path'
import { GLOBAL_OWNERS, isTestFile, ONE_FILE_ONLY, ONE_FILE_PACKAGES, RUNGS, type Rung } from './ladder.ts'
import { parseSourceFile, type SourceFile } from './source-file.ts'
import { wordsOutside } from './words.ts'

type ArchitectureReport = { violations: string[]; fileCount: number; edgeCount: number }

const isCode = (path: string) => /\.(ts|tsx)$/.test(path)
const rungOf = (path: string): Rung | undefined => RUNGS.find((rung) => rung.files.test(path))
/** The two programs, and what belongs to neither. */
const halfOf = (path: string): string => (/^(src|node)\//.exec(path) ?? ['', ''])[1] ?? ''

/** The file that a relative or `#shared` specifier names; undefined for a package. */
function targetOf(from: string, specifier: string): string | undefined {
  const plain = specifier.replace(/\?.*$/, '')
  if (plain.startsWith('#shared/')) return plain.slice(1)
  if (plain.startsWith('.')) return posix.join(posix.dirname(from), plain)
  return undefined
}

function edgeViolation(from: string, to: string): string | undefined {
  if (isTestFile(from)) {
    const across = halfOf(from) !== '' && halfOf(to) !== '' && halfOf(from) !== halfOf(to)
    return across
      ? `${from} is in ${halfOf(from)}/ and imports ${to}: the two programs never see each other`
      : undefined
  }
  if (isTestFile(to)) return `${from} imports ${to}, which is there for tests`
  const [fromRung, toRung] = [rungOf(from), rungOf(to)]
  if (fromRung === undefined || toRung === undefined) return undefined // said once, for the file itself
  if (fromRung.name === toRung.name || fromRung.below.includes(toRung.name)) return undefined
  return `${from} (${fromRung.name}) imports ${to} (${toRung.name}), which is not below it`
}

function packageViolation(from: string, specifier: string): string | undefined {
  const allowed = rungOf(from)?.packages
  if (isTestFile(from) || allowed === undefined) return undefined
  const fits = allowed.some(
    (each) => specifier === each || specifier.startsWith(each.endsWith('/') ? each : `${each}/`),
  )
  return fits ? undefined : `${from} imports ${specifier}, which its rung (${rungOf(from)?.name}) has no use for`
}

/** Rules on what a single file names. */
function namingViolations(path: string, file: SourceFile): string[] {
  if (isTestFile(path)) return []
  const violations: string[] = []
  for (const { what, half, names, file: owner } of ONE_FILE_ONLY) {
    const named = [...file.strings].some((text) => names.test(text))
    if (named && half.test(path) && path !== owner) violations.push(`${path} names ${what}; only ${owner} does`)
  }
  if (!path.startsWith('src/')) return violations
  for (const [name, owner] of GLOBAL_OWNERS) {
    if (file.globals.has(name) && path !== owner) {
      violations.push(`${path} uses ${name}; ${owner === undefined ? 'no file does' : `only ${owner} does`}`)
    }
  }
  return violations
}

/** One circle of files that import each other when the program runs, as a path, for each one found. */
function circles(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string): void => {
    const start = path.indexOf(file)
    if (start >= 0) {
      found.push(`a circle of imports: ${[...path.slice(start), file].join(' → ')}`)
      return
    }
    if (done.has(file)) return
    path.push(file)
    for (const next of edges.get(file) ?? []) visit(next)
    path.pop()
    done.add(file)
  }
  for (const file of edges.keys()) visit(file)
  return found
}

/** Checks every file of the tree, given by path from the root. Files that are not code may be imported, and are not read. */
export function checkArchitecture(textByPath: ReadonlyMap<string, string>): ArchitectureReport {
  const violations: string[] = []
  const edges = new Map<string, ReadonlySet<string>>()
  const packageOwners = new Map<RegExp, Set<string>>(ONE_FILE_PACKAGES.map((each) => [each, new Set()]))
  let edgeCount = 0
  let fileCount = 0
  for (const [path, text] of textByPath) {
    if (!isCode(path)) continue
    fileCount++
    if (rungOf(path) === undefined && !isTestFile(path)) violations.push(`${path} stands on no rung of the ladder`)
    const file = parseSourceFile(path, text)
    violations.push(...file.errors.map((error) => `${path} cannot be read: ${error}`))
    if (!isTestFile(path) && rungOf(path)?.name !== 'scripts') {
      violations.push(...file.hiddenImports.map((hidden) => `${path} has ${hidden}, which cannot be checked`))
    }
    violations.push(...namingViolations(path, file), ...wordsOutside(path, text))
    const whenRunning = new Set<string>()
    for (const { specifier, typeOnly } of file.imports) {
      const target = targetOf(path, specifier)
      if (target === undefined) {
        violations.push(...[packageViolation(path, specifier)].filter((each) => each !== undefined))
        if (!isTestFile(path)) for (const [each, owners] of packageOwners) if (each.test(specifier)) owners.add(path)
        continue
      }
      edgeCount++
      if (!textByPath.has(target)) violations.push(`${path} imports ${specifier}, and there is no such file`)
      else if (isCode(target)) {
        violations.push(...[edgeViolation(path, target)].filter((each) => each !== undefined))
        if (!typeOnly) whenRunning.add(target)
      }
    }
    edges.set(path, whenRunning)
  }
  for (const [each, owners] of packageOwners) {
    if (owners.size > 1)
      violations.push(`${[...owners].sort().join(' and ')} all import ${each.source}; only one file may`)
  }
  violations.push(...circles(edges))
  return { violations, fileCount, edgeCount }
}

/** The files of the project that the architecture is about, from the disk. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const FOLDERS = ['src', 'node', 'shared', 'e2e', 'scripts', 'bench']

/** Every file below the code folders and the configuration beside them, by path from the root with slashes. */
export function readSourceTree(root: string): Map<string, string> {
  const textByPath = new Map<string, string>()
  const add = (file: string) => textByPath.set(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8'))
  for (const folder of FOLDERS) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) add(join(entry.parentPath, entry.name))
    }
  }
  for (const entry of readdirSync(root)) if (entry.endsWith('.config.ts')) add(join(root, entry))
  return textByPath
}

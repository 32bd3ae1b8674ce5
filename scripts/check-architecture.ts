/** Prints every import that the architecture forbids, and every text outside of the words; ends with 1 when there is one. */
import { fileURLToPath } from 'node:url'
import { checkArchitecture } from './architecture/check-architecture.ts'
import { readSourceTree } from './architecture/source-tree.ts'

const { violations, fileCount, edgeCount } = checkArchitecture(
  readSourceTree(fileURLToPath(new URL('..', import.meta.url))),
)
for (const violation of violations) console.log(violation)
console.log(`${fileCount} files and ${edgeCount} imports between them: ${violations.length} not allowed.`)
if (violations.length > 0) process.exitCode = 1

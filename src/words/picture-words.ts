/** What the first picture of a map says: it is drawn before the rest of the words is loaded. */
import { mapWords } from './en/map.ts'
import { treeWords } from './en/tree.ts'
import type { words } from './words.ts'

export const pictureWords: Pick<typeof words, 'map' | 'tree'> = { map: mapWords, tree: treeWords }

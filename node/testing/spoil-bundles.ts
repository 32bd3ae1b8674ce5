import { join } from 'node:path'
import { DATABASE_FILE } from '../storage/data-folder.ts'
import { openDatabase } from '../storage/sqlite-store.ts'
import type { TestNode } from './cluster.ts'

/** Another byte in the node's copy of every bundle, while it is away; it then tells it to others as the truth. */
export async function spoilBundles(node: TestNode): Promise<void> {
  await node.stop()
  const database = openDatabase(join(node.home, DATABASE_FILE))
  database
    .prepare(
      `UPDATE bundle_parts SET bytes = CAST(substr(bytes, 1, 5000) || x'00' || substr(bytes, 5002) AS BLOB) WHERE start = 0`,
    )
    .run()
  database.close()
  await node.restart()
}

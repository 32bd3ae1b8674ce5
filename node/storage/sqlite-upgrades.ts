/** The tables of upgrades: what this node runs, and what its people have decided. */
import * as z from 'zod/mini'
import { contextIdSchema, groupIdSchema, hex32Schema } from '#shared/wire/ids.ts'
import { standingAnswerSchema } from '#shared/wire/upgrades.ts'
import type { Sql } from './database.ts'
import { orAbsent, parseRow } from './rows.ts'
import type { UpgradeStore } from './store.ts'

const contextVersionRow = z.object({
  namespaceId: groupIdSchema,
  contextId: contextIdSchema,
  version: z.string(),
  appKey: hex32Schema,
})
const upgradeChoiceRow = z.object({
  namespaceId: groupIdSchema,
  standingAnswer: standingAnswerSchema,
  abortedPublication: orAbsent(z.int()),
})

export const upgradeTables = ({ one, many, write, together }: Sql): UpgradeStore => ({
  contextVersions: (namespaceId) =>
    many(
      `SELECT namespace_id AS namespaceId, context_id AS contextId, version, app_key AS appKey
       FROM context_versions WHERE namespace_id = ? ORDER BY context_id`,
      namespaceId,
    ).map((row) => parseRow(contextVersionRow, 'context_versions', row)),
  writeContextVersion: (row) =>
    write(
      `INSERT INTO context_versions (namespace_id, context_id, version, app_key) VALUES (?, ?, ?, ?)
       ON CONFLICT (namespace_id, context_id) DO UPDATE SET version = excluded.version, app_key = excluded.app_key`,
      row.namespaceId,
      row.contextId,
      row.version,
      row.appKey,
    ),
  upgradeChoice(namespaceId) {
    const row = one(
      `SELECT namespace_id AS namespaceId, standing_answer AS standingAnswer,
              aborted_publication AS abortedPublication
       FROM upgrade_choices WHERE namespace_id = ?`,
      namespaceId,
    )
    return row === undefined ? undefined : parseRow(upgradeChoiceRow, 'upgrade_choices', row)
  },
  writeUpgradeChoice: (row) =>
    write(
      `INSERT INTO upgrade_choices (namespace_id, standing_answer, aborted_publication) VALUES (?, ?, ?)
       ON CONFLICT (namespace_id) DO UPDATE SET standing_answer = excluded.standing_answer,
         aborted_publication = excluded.aborted_publication`,
      row.namespaceId,
      row.standingAnswer,
      row.abortedPublication ?? null,
    ),
  deleteUpgrades: (namespaceId) =>
    together(() => {
      write('DELETE FROM context_versions WHERE namespace_id = ?', namespaceId)
      write('DELETE FROM upgrade_choices WHERE namespace_id = ?', namespaceId)
    }),
})

/** `node --import tsx node/testing/write-vectors.ts`: writes test-vectors/{valid,invalid} anew. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { invalidChains } from './invalid-chains.ts'
import { invalidRules } from './invalid-rules.ts'
import { invalidUpgrades } from './invalid-upgrades.ts'
import { validVectors } from './valid-vectors.ts'

const folder = fileURLToPath(new URL('../../test-vectors/', import.meta.url))

function write(verdict: 'valid' | 'invalid', vectors: Record<string, unknown>): void {
  rmSync(`${folder}${verdict}`, { recursive: true, force: true })
  mkdirSync(`${folder}${verdict}`, { recursive: true })
  for (const [name, vector] of Object.entries(vectors))
    writeFileSync(`${folder}${verdict}/${name}.json`, JSON.stringify(vector, undefined, 2))
  execFileSync('npx', ['biome', 'format', '--write', `${folder}${verdict}`], { stdio: 'inherit' })
}

write('valid', validVectors())
write('invalid', { ...invalidChains(), ...invalidRules(), ...invalidUpgrades() })

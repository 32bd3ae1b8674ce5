/** QR codes of links: their modules, and which links are short enough for one that a phone reads from a screen. */
import { encode } from 'uqr'

/** Modules of white that readers want on each side. */
export const QUIET_ZONE = 4
/** Modules in a row, of a code of which a picture of 300 px, its quiet zone in it, is still read (version 18). */
export const MODULES_MAX = 89
/** Bytes that fit into so many modules, with the least of error correction: a screen has no scratches. */
export const LINK_BYTES_MAX = 718

/** Whether a link fits a QR code that still reads, and by how many characters it is too long. */
export type QrFit = { fits: boolean; length: number; lengthMax: number; over: number }

export function qrFit(link: string): QrFit {
  const { length } = new TextEncoder().encode(link)
  const over = Math.max(0, length - LINK_BYTES_MAX)
  return { fits: over === 0, length, lengthMax: LINK_BYTES_MAX, over }
}

/** The rows of a link's code, true for dark; undefined for a link that does not fit. */
export function qrModules(link: string): boolean[][] | undefined {
  return qrFit(link).fits ? encode(link, { ecc: 'L', border: 0 }).data : undefined
}

/** The dark modules as the outline of an SVG path, one rectangle for each run in a row. */
export function modulesToPath(modules: readonly (readonly boolean[])[]): string {
  const runs: string[] = []
  for (const [y, row] of modules.entries()) {
    let start = 0
    for (let x = 0; x <= row.length; x++) {
      if (row[x] === true) continue
      if (x > start) runs.push(`M${start + QUIET_ZONE} ${y + QUIET_ZONE}h${x - start}v1H${start + QUIET_ZONE}z`)
      start = x + 1
    }
  }
  return runs.join('')
}

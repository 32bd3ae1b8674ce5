/** QR codes of links: their modules, and which links are short enough for one that a phone reads from a screen. */
import { encode } from 'uqr'

/** Pixels of the picture, each way, at the size at which it is shown. */
export const PICTURE_PIXELS = 300
/** Modules in a row of the largest code that has three whole pixels for each of them in the picture (version 19). */
export const MODULES_MAX = 93
/** Bytes that fit into so many modules, with the least of error correction: a screen has no scratches. */
export const LINK_BYTES_MAX = 792

/** Whether a link fits a QR code that still reads, and by how many characters it is too long. */
type QrFit = { fits: boolean; length: number; lengthMax: number; over: number }

export function qrFit(link: string): QrFit {
  const { length } = new TextEncoder().encode(link)
  const over = Math.max(0, length - LINK_BYTES_MAX)
  return { fits: over === 0, length, lengthMax: LINK_BYTES_MAX, over }
}

/** The rows of a link's code, true for dark; undefined for a link that does not fit. */
export function qrModules(link: string): boolean[][] | undefined {
  return qrFit(link).fits ? encode(link, { ecc: 'L', border: 0 }).data : undefined
}

/**
 * Where the code stands in its picture: every module has the same whole number of pixels, as readers fail on uneven
 * ones. What is left is its margin, which the white around the picture makes the four modules that readers want.
 */
export function qrPlacement(modules: readonly unknown[]): { pixelsPerModule: number; margin: number } {
  const pixelsPerModule = Math.floor(PICTURE_PIXELS / (modules.length + 7))
  return { pixelsPerModule, margin: Math.floor((PICTURE_PIXELS - modules.length * pixelsPerModule) / 2) }
}

/** The dark modules as the outline of an SVG path, one rectangle for each run in a row. */
export function modulesToPath(modules: readonly (readonly boolean[])[]): string {
  const runs: string[] = []
  for (const [y, row] of modules.entries()) {
    let start = 0
    for (let x = 0; x <= row.length; x++) {
      if (row[x] === true) continue
      if (x > start) runs.push(`M${start} ${y}h${x - start}v1H${start}z`)
      start = x + 1
    }
  }
  return runs.join('')
}

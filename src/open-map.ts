/** Draws the map that the address names, with what the node says of it, before there is a page around it. */
import './lib/schema-setup.ts'
import { type MapData, readMap } from './api/dialects/embedded-map.ts'
import type { Exchange } from './api/exchange.ts'
import { painted } from './lib/painted.ts'
import { drawFirstPicture } from './pages/map/first-picture.ts'
import type { MapAddress } from './paths.ts'

export type OpenedMap = {
  data: Promise<MapData>
  /** Resolves when it can be seen, or will not be. */
  picture: Promise<void>
}

/** The picture is put into the root, unless there is something in it by then. */
export function openMap(page: Promise<HTMLElement>, exchange: Exchange, address: MapAddress): OpenedMap {
  const data = readMap(exchange, address.namespaceId)
  const picture = Promise.all([page, data]).then(async ([root, read]) => {
    if (root.hasChildNodes()) return
    if (!drawFirstPicture(root, read, address, new URLSearchParams(location.search))) return
    await painted()
    performance.mark('map-painted') // for measurements
  })
  // Whoever needs the data asks for it, and says why it does not come.
  return { data, picture: picture.catch(() => undefined) }
}

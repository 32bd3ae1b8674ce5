/** Files of applications on their way from other nodes. */
export const bundleWords = {
  notHere: 'not on this node',
  arriving: (percent: number | undefined) =>
    percent === undefined ? 'coming to this node' : `coming to this node: ${percent} %`,
}

/** The outline. What it has in common with the map is in `tree.ts`. */
export const outlineWords = {
  hint: (moving: string) =>
    `Arrow keys and letters walk the tree, Enter opens the panel of a group, Space marks it. ${moving}`,
  howToMove: 'M or Ctrl+X picks it up to be moved, Shift+M asks where to.',
}

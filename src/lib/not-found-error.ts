/** The address names nothing that could exist, e.g. an id that is not one. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError'
}

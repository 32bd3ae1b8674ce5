import { NotFoundError } from './not-found-error.ts'

/** For the console: a part of the page failed. An address that leads nowhere is no failure of the page. */
export function reportFailure(error: unknown): void {
  if (!(error instanceof NotFoundError)) console.error('A page could not be shown.', error)
}

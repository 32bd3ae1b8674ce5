/** Contexts of a group, in its panel. */
import { formatNumber } from '../../lib/format.ts'

export const contextWords = {
  title: 'Contexts',
  reading: 'Reading the contexts…',
  unreadable: 'The contexts could not be read',
  none: 'None yet. A context is a running instance of the application.',
  id: 'context id',
  more: (count: number) => `And ${formatNumber(count)} more.`,
  create: 'Create a context',
  nameOptional: 'Name (optional)',
  notCreated: 'The context was not created',
  submit: 'Create context',
  created: 'Context created',
}

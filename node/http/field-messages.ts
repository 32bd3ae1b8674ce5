/** What is wrong with a field of a request, for whoever sent it. Schemas that say it themselves are not asked here. */
import type * as z from 'zod/mini'

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}
const quoted = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ')

/** A sentence to stand behind the name of the field. */
export function fieldMessage(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'This is required.'
        : `This has to be ${KINDS[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return issue.input === undefined ? 'This is required.' : `This has to be one of ${quoted(issue.values)}.`
    case 'too_small':
      return issue.origin === 'string' ? 'This cannot be empty.' : `The least is ${issue.minimum}.`
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `This is longer than ${issue.maximum}.`
        : `The most is ${issue.maximum}.`
    case 'unrecognized_keys':
      return `Unknown field ${quoted(issue.keys.map((key) => key.slice(0, 60)))}.`
    default:
      return 'This is not a value that belongs here.'
  }
}

/** The sentence with the name of its field, for a list of them. */
export function issueToSentence({ path, message }: z.core.$ZodIssue): string {
  if (path.length === 0) return message.startsWith('Unknown field') ? message : `The body: ${message}`
  return `${path.map(String).join('.')}: ${message}`
}

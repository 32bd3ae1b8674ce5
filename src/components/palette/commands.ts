/** What the command palette offers. Pure. */

/** In the order in which they stand while nothing is typed. How they are headed is in `words.palette.sections`. */
export const SECTIONS = [
  'Selection',
  'Groups',
  'Where to',
  'Namespace',
  'View',
  'Changes',
  'Pages',
  'Namespaces',
] as const
export type Section = (typeof SECTIONS)[number]

type Described = {
  /** The same as long as it means the same; of two with one id the first is offered. */
  id: string
  /** Plain text. */
  title: string
  /** The part of the title that somebody chose: it is set apart, so that it cannot reorder the words around it. */
  name?: string | undefined
  /** Where it is, or what else tells it from others. */
  detail?: string | undefined
  /** Other words that people would type for it. */
  keywords?: string | undefined
  section: Section
  /** As it is written on the keys. */
  shortcut?: string | undefined
  /** Why it cannot be done now; it is offered all the same, with the reason. */
  disabledReason?: string | undefined
}

/** Does something, or asks for one thing more; undefined when there is nothing to choose from, and why was told. */
export type Command = Described & ({ run(): void } | { choose(): Step | undefined })

/** What is found for the words typed: the best first, and how many there are of all. */
export type Found = { commands: readonly Command[]; total: number }

/** Finds commands of which there are too many to make them all. */
type Finder = (query: string) => Found

/** What a palette asks for at one time. */
export type Step = {
  /** Plain text, such as "Move Billing to…". */
  title: string
  /** As in a command. */
  name?: string | undefined
  /** What to type. */
  placeholder: string
  find: Finder
}

/** What one part of the dashboard offers. */
export type CommandSet = { commands: readonly Command[]; find?: Finder | undefined }

/**
 * Everything the dashboard says, in one place: a language is one object of this shape. Texts with values in them are
 * functions, so that a translation can put the values in its own order and choose its own plural.
 */
import { en } from './en/en.ts'

type Words = typeof en

export const words: Words = en

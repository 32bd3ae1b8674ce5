import { createElement, Fragment, type ReactNode } from 'react'

/** What `parts` makes, shown as one sentence. */
export const Sentence = ({ of }: { of: readonly ReactNode[] }) => createElement(Fragment, null, ...of)

import { createElement, Fragment, type ReactNode } from 'react'

/** A sentence of the words with elements in it: what comes between two pieces of text is put there as it is. */
export const Said = ({ parts }: { parts: readonly ReactNode[] }) => createElement(Fragment, null, ...parts)

/**
 * The words and values of a sentence in order, for values that are shown as elements of their own: names, which must
 * be kept from reordering what is around them, and links.
 */
export const parts = <Value>(words: TemplateStringsArray, ...values: Value[]): (string | Value)[] =>
  words.flatMap((text, index) => [text, ...values.slice(index, index + 1)])

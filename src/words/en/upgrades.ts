/** Versions, publications and what nodes make of them. */
export const upgradeWords = {}

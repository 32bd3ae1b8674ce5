/** Who belongs where. */
export const memberWords = {}

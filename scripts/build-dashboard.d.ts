/** Builds the dashboard into dist/ when that is missing or out of date. Throws when it cannot be built. */
export function buildDashboard(): void

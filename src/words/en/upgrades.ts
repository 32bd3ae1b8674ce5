/** Versions, publications and what nodes make of them. */

/** The upgrade policies, where they are named and where they are chosen. */
const policies = {
  LazyOnAccess: {
    label: 'Lazy-on-access',
    sentence: 'On next access: a context moves to a newly published version when it is next opened on that node.',
  },
  Automatic: {
    label: 'Automatic',
    sentence: 'Every node fetches a newly published version and moves all its contexts at once.',
  },
  Coordinated: {
    label: 'Coordinated',
    sentence: 'A publication proposes a deadline. When all nodes have agreed, all contexts move then.',
  },
}

export const upgradeWords = {
  policies,
  policy: {
    legend: 'Upgrade policy',
    isDefault: 'Default',
    /** On one line, e.g. "Coordinated, a day ahead". */
    withLead: (label: string, lead: string) => `${label}, ${lead} ahead`,
    leadAmount: 'Lead time',
    leadUnit: 'Unit',
    units: { minutes: 'minutes', hours: 'hours', days: 'days' },
    leadDescription: 'From publishing to the proposed deadline, unless the publisher chooses another.',
    leadNotWhole: 'Write a whole number, 1 or more.',
    leadTooLong: 'A year ahead is the most.',
  },
}

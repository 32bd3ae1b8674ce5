/** What the building blocks of all pages say by themselves. */
import { parts } from '../parts.ts'

export const uiWords = {
  cancel: 'Cancel',
  close: 'Close',
  dismiss: 'Dismiss',
  tryAgain: 'Try again',
  pleaseWait: 'Please wait…',
  notifications: 'Notifications',
  breadcrumbs: 'Breadcrumbs',
  unnamed: 'Unnamed',
  bytes: (used: number, max: number) => `${used} of ${max} bytes`,
  copy: (what: string) => `Copy ${what}`,
  copied: (what: string) => `Copied ${what}`,
  notCopied: (what: string) => `The browser did not let us copy the ${what}`,
  confirm: {
    typeName: <Value>(name: Value) => parts`Type ${name} to confirm`,
    notTyped: 'Type the name first, exactly as it is shown.',
  },
}

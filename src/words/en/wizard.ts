/** What every wizard says. */
export const wizardWords = {
  steps: 'Steps',
  place: (name: string, step: number, count: number) => `${name}, step ${step} of ${count}`,
  back: 'Back',
  next: 'Next',
  pending: 'Please wait…',
  startOver: 'Start over',
  exactRequest: 'Show the exact request',
}

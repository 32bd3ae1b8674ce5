/** For a field that stands inside the form of something else: Enter does this, and does not send that form. */
export const onEnter =
  (submit: () => void) =>
  (event: { key: string; preventDefault(): void }): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    submit()
  }

/** The map of a namespace, and what stands on and beside it. */
export const mapWords = {
  export: {
    button: 'Export',
    svg: 'Export what is shown as SVG',
    json: 'Export all groups as JSON',
    print: 'Print what is shown',
    fileFailed: 'The file could not be made. Reload the page and try again.',
    printFailed: 'The picture to print could not be made. Reload the page and try again.',
  },
}

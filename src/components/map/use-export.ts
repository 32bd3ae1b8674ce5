/** Gives the reader the tree as a file: a picture of what is shown, or all of it as data. */
import { download, fileName } from '../../lib/download.ts'
import type { TreeView } from '../tree/tree-view.ts'
import { useToasts } from '../ui/Toasts.tsx'

export const EXPORTS = [
  { kind: 'svg', title: 'Export what is shown as SVG' },
  { kind: 'json', title: 'Export all groups as JSON' },
] as const
type ExportKind = (typeof EXPORTS)[number]['kind']

const nameOf = ({ model }: TreeView, ending: string): string =>
  fileName(model.groups.get(model.rootId)?.label ?? '', 'groups', ending)

/** Nobody needs the code for it before it is asked for. */
async function exportTree(kind: ExportKind, view: TreeView): Promise<void> {
  if (kind === 'svg') {
    const { exportSvg } = await import('./export-svg.ts')
    download(exportSvg(view.shown), 'image/svg+xml', nameOf(view, 'svg'))
  } else {
    const { exportJson } = await import('./export-json.ts')
    download(exportJson(view.model, new Date()), 'application/json', nameOf(view, 'json'))
  }
}

export function useExport(view: TreeView): (kind: ExportKind) => void {
  const { show } = useToasts()
  return (kind) => {
    exportTree(kind, view).catch((error: unknown) => {
      console.error('A file could not be made.', error)
      show({ tone: 'error', text: 'The file could not be made. Reload the page and try again.' })
    })
  }
}

/** Gives the reader the tree to keep: a picture of what is shown, as a file or on paper, or all of it as data. */
import { download, fileName } from '../../lib/download.ts'
import { printPicture } from '../../lib/print.ts'
import { words } from '../../words/words.ts'
import type { TreeView } from '../tree/tree-view.ts'
import { useToasts } from '../ui/Toasts.tsx'

export const EXPORTS = [
  { kind: 'svg', title: words.map.export.svg },
  { kind: 'json', title: words.map.export.json },
  { kind: 'print', title: words.map.export.print },
] as const
type ExportKind = (typeof EXPORTS)[number]['kind']

const titleOf = ({ model }: TreeView): string => model.groups.get(model.rootId)?.label ?? ''

/** Nobody needs the code for it before it is asked for. */
async function exportTree(kind: ExportKind, view: TreeView): Promise<void> {
  const title = titleOf(view)
  if (kind === 'json') {
    const { exportJson } = await import('./export-json.ts')
    download(exportJson(view.model, new Date()), 'application/json', fileName(title, words.map.export.fileName, 'json'))
    return
  }
  const { exportSvg } = await import('./export-svg.ts')
  const svg = exportSvg(view.shown)
  if (kind === 'print') await printPicture(svg, title)
  else download(svg, 'image/svg+xml', fileName(title, words.map.export.fileName, 'svg'))
}

export function useExport(view: TreeView): (kind: ExportKind) => void {
  const { show } = useToasts()
  return (kind) => {
    exportTree(kind, view).catch((error: unknown) => {
      console.error('The tree could not be exported.', error)
      show({ tone: 'error', text: kind === 'print' ? words.map.export.printFailed : words.map.export.fileFailed })
    })
  }
}

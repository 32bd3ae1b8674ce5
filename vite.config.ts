import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const BASE = '/admin-dashboard/'

/** Asks the browser to compile all functions of a file while it loads, and not one by one when they are called. */
const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad\n'

/** The file with what a map's first picture needs. */
const PICTURE = 'picture'
/** Modules that a map's first picture needs, with everything that they import. */
const pictureModules = new Set<string>()

/**
 * The page's first module asks for the rest only when it runs. By these links the browser has it by then: the picture
 * of a map from the beginning, the program as soon as the first module says so.
 */
const linkChunks: Plugin = {
  name: 'link-chunks',
  buildEnd() {
    const waiting = [...this.getModuleIds()].filter((id) => id.endsWith('/src/open-map.ts'))
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (pictureModules.has(id)) continue
      pictureModules.add(id)
      waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []))
    }
  },
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && file.name === PICTURE) file.code = COMPILE_AHEAD + file.code
    },
  },
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const chunks = new Map(
        Object.entries(bundle).flatMap(([name, file]) => (file.type === 'chunk' ? [[name, file]] : [])),
      )
      const rels = new Map<string, string>()
      const add = (chunk: Rolldown.OutputChunk | undefined, rel: string): void => {
        if (chunk === undefined || chunk.isEntry || rels.has(chunk.fileName)) return
        rels.set(chunk.fileName, rel)
        for (const name of chunk.imports) add(chunks.get(name), rel)
      }
      const chunkOf = (module: string) =>
        [...chunks.values()].find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)))
      add(chunkOf('/src/open-map.ts'), 'modulepreload')
      add(chunkOf('/src/main.tsx'), 'program')
      return [...rels].map(([name, rel]) => ({
        tag: 'link',
        attrs: { rel, crossorigin: true, href: BASE + name },
        injectTo: 'head',
      }))
    },
  },
}

export default defineConfig({
  base: BASE,
  plugins: [react(), tailwindcss(), linkChunks],
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Few files: each costs a request, and the many small ones that pages share would be loaded one by one.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 3 },
            { name: PICTURE, test: (id) => pictureModules.has(id), priority: 2 },
            { name: 'shared', minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  experimental: {
    // Whoever serves the page rewrites the paths in the HTML for a prefix; scripts and styles must do without.
    renderBuiltUrl: (_file, { hostType }) => (hostType === 'html' ? undefined : { relative: true }),
  },
})

import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const BASE = '/admin-dashboard/'

/** The page's first module asks for the program only when it runs; by these links the browser has it by then. */
const preloadProgram: Plugin = {
  name: 'preload-program',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const chunks = new Map(
        Object.entries(bundle).flatMap(([name, file]) => (file.type === 'chunk' ? [[name, file]] : [])),
      )
      const names = new Set<string>()
      const add = (chunk: Rolldown.OutputChunk | undefined): void => {
        if (chunk === undefined || chunk.isEntry || names.has(chunk.fileName)) return
        names.add(chunk.fileName)
        for (const name of chunk.imports) add(chunks.get(name))
      }
      add([...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/main.tsx')))
      return [...names].map((name) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: BASE + name },
        injectTo: 'head',
      }))
    },
  },
}

export default defineConfig({
  base: BASE,
  plugins: [react(), tailwindcss(), preloadProgram],
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
            { name: 'start', tags: ['$initial'], priority: 2 },
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

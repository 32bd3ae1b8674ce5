import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/admin-dashboard/',
  plugins: [react(), tailwindcss()],
  build: { outDir: 'dist', target: 'es2022', assetsInlineLimit: 0 },
  experimental: {
    // Whoever serves the page rewrites the paths in the HTML for a prefix; scripts and styles must do without.
    renderBuiltUrl: (_file, { hostType }) => (hostType === 'html' ? undefined : { relative: true }),
  },
})

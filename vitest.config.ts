import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{src,shared,node,scripts}/**/*.test.{ts,tsx}'],
    // No test changes what it imports, so a module is loaded once for all that a worker runs.
    isolate: false,
    // Two cores have time for three: many tests wait for nodes and for processes.
    maxWorkers: 3,
    // Whole nodes start in some tests, on machines with two busy cores.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
  },
})

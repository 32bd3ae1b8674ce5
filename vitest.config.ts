import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{src,shared,node,scripts}/**/*.test.{ts,tsx}'],
    // Whole nodes start in some tests, on machines with two busy cores.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
  },
})

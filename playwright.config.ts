import { defineConfig } from '@playwright/test'
import { systemChromium } from './scripts/chromium.ts'

const executablePath = systemChromium()

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  // Every test starts nodes of its own, so none has to wait for another.
  fullyParallel: true,
  workers: 2,
  // A busy machine may fail a test once; one that fails twice is broken.
  retries: process.env.CI === undefined ? 0 : 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  globalTimeout: (process.env.GROVE_LONG === '1' ? 180 : 50) * 60_000,
  outputDir: 'test-results/browser',
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 20_000,
    // Recording every action makes a test half as long again, so only a repeat is recorded.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: { args: ['--no-sandbox'], ...(executablePath === undefined ? {} : { executablePath }) },
  },
})

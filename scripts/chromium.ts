/** Where the browser for the browser tests is. */
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Without the windows and bars of the whole browser a test takes a quarter less. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'

/** A browser of the system's own; undefined when Playwright's has to do. */
export function systemChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') return named
  return [HEADLESS_SHELL, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
}

export const hasChromium = (): boolean => existsSync(systemChromium() ?? chromium.executablePath())

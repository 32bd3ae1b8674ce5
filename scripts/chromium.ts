/** Where the browser for the browser tests is. */
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** A browser of the system's own; undefined when Playwright's has to do. */
export function systemChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') return named
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
}

export const hasChromium = (): boolean => existsSync(systemChromium() ?? chromium.executablePath())

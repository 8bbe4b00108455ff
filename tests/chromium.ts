import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { LaunchOptions } from '@playwright/test'

/**
 * Features of Chromium that no page needs. Each window would bring two pages for what its address bar proposes, which nobody sees and which
 * cost a fifth of all that a test does.
 */
const WITHOUT = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']

/** What Playwright has Chromium do without: a list replaces the one before, so ours has to go on with it. It is nowhere but in Playwright's source. */
function withoutByPlaywright(): readonly string[] {
  const file = createRequire(`${process.cwd()}/`).resolve('playwright-core/lib/coreBundle')
  const [, list = ''] = /\bdisabledFeatures = \[([^\]]*)\]/.exec(readFileSync(file, 'utf8')) ?? []
  const names = [...list.replace(/\/\/.*$/gm, '').matchAll(/"(\w+)"/g)].map(([, name = '']) => name)
  if (names.length === 0) throw new Error(`${file} no longer says which features of Chromium Playwright disables`)
  return names
}

/** How Debian's Chromium is started. */
export const CHROMIUM: LaunchOptions = {
  executablePath: '/usr/bin/chromium',
  // Chromium's sandbox does not start as root; its background services would only be refused by a closed network.
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${[...WITHOUT, ...withoutByPlaywright()].join(',')}`,
  ],
}

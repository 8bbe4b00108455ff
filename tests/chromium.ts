import type { LaunchOptions } from '@playwright/test'

/**
 * Features of Chromium that no page needs. Each window would bring two pages for what its address bar proposes, which nobody sees and which
 * cost a fifth of all that a test does. A list replaces the one before, so Playwright's own is here, too.
 */
const WITHOUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

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
    `--disable-features=${WITHOUT.join(',')}`,
  ],
}

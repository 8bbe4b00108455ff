import type { LaunchOptions } from '@playwright/test'

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
  ],
}

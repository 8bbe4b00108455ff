import { defineConfig } from '@playwright/test'
import { CHROMIUM } from './chromium.ts'

// Workers load this file too and inherit the environment, so that all agree on the port.
process.env['PODSCOPE_TEST_PORT'] ??= String(20_000 + (process.pid % 20_000))
const port = process.env['PODSCOPE_TEST_PORT']

export default defineConfig({
  testDir: './browser',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  // Where nobody watches a starved machine is given a second try, which the report calls flaky; at a desk the first failure counts.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  // A busy machine is slow, and not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // Keeping all of the app for later takes as long as opening it does; the tests that are about it allow it.
    serviceWorkers: 'block',
    launchOptions: CHROMIUM,
  },
  webServer: {
    command: `node ../src/cli/launch/start.mjs --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 180_000,
    stdout: 'ignore',
  },
})

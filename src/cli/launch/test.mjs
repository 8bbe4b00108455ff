/** `npm test`: everything, on a machine with only Node and Debian's packages. Ends with the line "N passed, N failed". */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensurePackages } from './packages.mjs'
import { BROWSER, run, STATIC_STEPS, verdict, WITHOUT_BROWSER } from './steps.mjs'

await ensurePackages()
const reports = mkdtempSync(join(tmpdir(), 'podscope-reports-'))
/** @type {import('./steps.mjs').Step[]} */
const failed = []
const counts = { passed: 0, failed: 0 }
// What a browser leaves of the processor while it waits is enough for all else.
const ends = await Promise.allSettled([withoutBrowser(), inBrowser()])
rmSync(reports, { recursive: true })
for (const end of ends) if (end.status === 'rejected') throw end.reason

const words = verdict(failed)
if (words !== null) console.log(words)
console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
process.exit(failed.length === 0 ? 0 : 1)

async function withoutBrowser() {
  for (const step of STATIC_STEPS) {
    const passed = await run(step, { aside: true })
    if (!passed) failed.push(step)
    count(passed, passed ? 1 : 0)
  }
  const report = join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const passed = await run({ ...WITHOUT_BROWSER, command: [...WITHOUT_BROWSER.command, ...reporters] }, { aside: true })
  if (!passed) failed.push(WITHOUT_BROWSER)
  const { numPassedTests, numFailedTests } = read(report)
  count(passed, numPassedTests, numFailedTests)
}

async function inBrowser() {
  if (!(await builds())) return
  ensureChromium()
  const report = join(reports, 'browser.json')
  const command = [...BROWSER.command, '--reporter=list,json']
  const passed = await run({ ...BROWSER, command }, { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } })
  if (!passed) failed.push(BROWSER)
  const { expected, flaky, unexpected } = read(report).stats ?? {}
  count(passed, (expected ?? 0) + (flaky ?? 0), unexpected)
}

/** Whether the app could be built, which is a test of its own. */
async function builds() {
  console.log('\n── build')
  try {
    await ensureBuilt()
    count(true, 1)
    return true
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    failed.push({ name: 'build', command: [], fix: 'npm run build' })
    count(false)
    return false
  }
}

/** @param {string} path */
function read(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

/**
 * A runner that failed without a failed test (it could not load a file, say) counts as one failure.
 * @param {boolean} ok @param {number} [good] @param {number} [bad]
 */
function count(ok, good = 0, bad = 0) {
  counts.passed += good
  counts.failed += ok ? bad : Math.max(bad, 1)
}

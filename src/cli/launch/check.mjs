/** `npm run check`: what to run before each commit; each failure names the command that mends it. */
import { ensurePackages } from './packages.mjs'
import { ARCHITECTURE, run, STATIC_STEPS, UNIT, verdict } from './steps.mjs'

await ensurePackages()
const failed = [...STATIC_STEPS, ARCHITECTURE, UNIT].filter((step) => !run(step))
console.log(verdict(failed) ?? '\nAll checks pass.')
process.exit(failed.length === 0 ? 0 : 1)

/** `npm run check`: what to run before each commit; each failure names the command that mends it. */
import { ensurePackages } from './packages.mjs'
import { run, STATIC_STEPS, UNIT, verdict } from './steps.mjs'

await ensurePackages()
const failed = []
for (const step of [...STATIC_STEPS, UNIT]) if (!(await run(step))) failed.push(step)
console.log(verdict(failed) ?? '\nAll checks pass.')
process.exit(failed.length === 0 ? 0 : 1)

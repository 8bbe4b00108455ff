import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'

/**
 * One thing to check. `report` says where a runner of tests counts them, `fix` what a person does about a failure.
 * @typedef {{name: string, command: string[], fix: string, report?: string, env?: Record<string, string>}} Step
 */

/** @type {Step[]} */
export const STATIC_STEPS = [
  { name: 'format', command: ['biome', 'format'], fix: 'npm run format' },
  { name: 'types', command: ['tsc', '--noEmit'], fix: 'mend the types; npx tsc --noEmit shows them again' },
  {
    name: 'types without the DOM',
    command: ['tsc', '--noEmit', '-p', 'src/tsconfig.core.json'],
    fix: 'keep the DOM out of the pure rooms; npx tsc --noEmit -p src/tsconfig.core.json shows it again',
  },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], fix: 'npm run lint -- --fix, then by hand what is left' },
]

/** @type {Step} */
export const UNIT = {
  name: 'architecture and unit',
  command: ['vitest', 'run', '--project', 'architecture', '--project', 'unit*'],
  fix: "npx vitest --project architecture --project 'unit*'",
}

/** All tests that need no browser. @type {Step} */
export const WITHOUT_BROWSER = { name: 'architecture, unit and conformance', command: ['vitest', 'run'], fix: 'npx vitest' }

/** @type {Step} */
export const BROWSER = {
  name: 'browser',
  command: ['playwright', 'test', '--config', 'tests/playwright.config.ts'],
  fix: 'npx playwright test --config tests/playwright.config.ts',
}

/** How much a step that is run aside leaves the processor to others. */
const ASIDE = 5

/**
 * Runs a step with the packages' own programs. Its output is shown as it comes; that of a step run `aside`, in one piece when it has ended.
 * @param {Step} step @param {{env?: Record<string, string>, aside?: boolean}} [how] @returns {Promise<boolean>} whether it passed
 */
export function run(step, { env = {}, aside = false } = {}) {
  const title = `\n── ${step.name}: ${step.command.join(' ')}`
  if (!aside) console.log(title)
  const bin = join(ROOT, 'node_modules/.bin')
  const path = `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`
  const [program = '', ...args] = step.command
  const output = aside ? 'pipe' : 'inherit'
  const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', output, output], env: { ...process.env, PATH: path, ...env } })
  if (aside && child.pid !== undefined) giveWay(child.pid)
  /** @type {Buffer[]} */
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part))
  return new Promise((resolve) => {
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (status) => {
      if (aside) console.log(title)
      process.stdout.write(Buffer.concat(said))
      resolve(status === 0)
    })
  })
}

/** A program that has ended by now needs no less. @param {number} pid */
function giveWay(pid) {
  try {
    setPriority(pid, ASIDE)
  } catch {
    return
  }
}

/**
 * What failed and the command that mends it, or null when nothing did.
 * @param {Step[]} failed
 */
export function verdict(failed) {
  return failed.length === 0 ? null : ['', 'Failed:', ...failed.map(({ name, fix }) => `  ${name}: ${fix}`)].join('\n')
}

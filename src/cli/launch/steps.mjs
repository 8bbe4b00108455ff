import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'

/**
 * One thing to check. `report` says where a runner of tests counts them, `fix` what a person does about a failure.
 * @typedef {{name: string, command: string[], fix: string, report?: string, env?: Record<string, string>}} Step
 */

/** @param {string} project @returns {string[]} */
const vitest = (project) => ['vitest', 'run', '--project', project]

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
export const ARCHITECTURE = { name: 'architecture', command: vitest('architecture'), fix: 'npx vitest --project architecture' }

/** @type {Step} */
export const UNIT = { name: 'unit', command: vitest('unit'), fix: 'npx vitest --project unit' }

/** @type {Step} */
export const CONFORMANCE = { name: 'conformance', command: vitest('conformance'), fix: 'npx vitest --project conformance' }

/** @type {Step} */
export const BROWSER = {
  name: 'browser',
  command: ['playwright', 'test', '--config', 'tests/playwright.config.ts'],
  fix: 'npx playwright test --config tests/playwright.config.ts',
}

/**
 * Runs a step with the packages' own programs, its output shown as it comes.
 * @param {Step} step @param {Record<string, string>} [env] @returns {boolean} whether it passed
 */
export function run(step, env = {}) {
  console.log(`\n── ${step.name}: ${step.command.join(' ')}`)
  const bin = join(ROOT, 'node_modules/.bin')
  const path = `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`
  const [program = '', ...args] = step.command
  const { status } = spawnSync(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: path, ...env },
  })
  return status === 0
}

/**
 * What failed and the command that mends it, or null when nothing did.
 * @param {Step[]} failed
 */
export function verdict(failed) {
  return failed.length === 0 ? null : ['', 'Failed:', ...failed.map(({ name, fix }) => `  ${name}: ${fix}`)].join('\n')
}

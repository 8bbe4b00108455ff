import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unusedExports } from './exports.ts'
import { ROOMS } from './rooms.ts'
import { type Import, impurities, importsOf, type Source, sources, styles } from './source.ts'

const TOP = join(import.meta.dirname, '../..')

/** Files that are data, which no rule on length splits. */
const DATA = [/^messages\//, /^scenarios\//, /\.generated\.ts$/, /\/schema\//, /^kube\/kinds\.ts$/]

const roomOf = (path: string): string => path.split('/')[0] ?? ''

/** Why `from` may not import `to`, or null when it may. */
function forbidden(from: Source, to: Import): string | null {
  const room = ROOMS[roomOf(from.path)]
  if (!room) return `${roomOf(from.path)}/ is no room of tests/architecture/rooms.ts`
  if (to.ours) {
    const target = roomOf(to.target)
    if (target === roomOf(from.path) || room.may.includes(target)) return null
    const asTypes = room.types?.some((path) => to.target.startsWith(path)) ?? false
    if (asTypes) return to.typeOnly ? null : `may import it as types only: write "import type"; ${room.why}`
    const may = [...room.may.map((name) => `${name}/`), ...(room.types ?? []).map((path) => `${path} (types)`)]
    return `may import ${may.join(', ') || 'nothing'}; ${room.why}`
  }
  const owner = Object.entries(ROOMS).find(([, { owns }]) => owns?.some((name) => to.target === name || to.target.startsWith(`${name}/`)))
  if (owner && owner[0] !== roomOf(from.path)) return `only ${owner[0]}/ may import this package; ${owner[1].why}`
  if (room.pure && to.target.startsWith('node:')) return `the room is pure, without input or output; ${room.why}`
  return null
}

const violation = (path: string, imports: string): string[] =>
  importsOf({ path, text: imports }).flatMap((found) => forbidden({ path, text: imports }, found) ?? [])

test('each room imports only what it may', () => {
  const wrong = sources().flatMap((source) =>
    importsOf(source).flatMap((found) => {
      const why = forbidden(source, found)
      return why === null ? [] : [`src/${source.path}:${found.line} imports ${found.target}: ${roomOf(source.path)}/ ${why}`]
    }),
  )
  expect(wrong, wrong.join('\n')).toEqual([])
})

describe('the rule sees', () => {
  test.each([
    ['a static import', 'kube/a.ts', "import { simulate } from '../simulation/simulate.ts'"],
    ['a re-export', 'base/a.ts', "export * from '../kube/types.ts'"],
    ['a dynamic import', 'manifest/a.ts', "const x = import('../simulation/simulate.ts')"],
    ['an import of a type', 'simulation/a.ts', "type X = import('../lanes/types.ts').Lane"],
    ['a worker by query', 'timeline/a.ts', "import W from '../app/worker/simulation.worker.ts?worker'"],
    ['a worker by URL', 'timeline/a.ts', "new Worker(new URL('../app/w.ts', import.meta.url))"],
    ['values of the simulation where types are allowed', 'lanes/a.ts', "import { x } from '../simulation/trace.ts'"],
    ['a package of another room', 'app/a.tsx', "import { scaleLinear } from 'd3'"],
    ['a path within such a package', 'app/a.ts', "import 'monaco-editor/editor/editor.worker.js'"],
    ['Node in a pure room', 'recording/a.ts', "import { gunzipSync } from 'node:zlib'"],
  ])('%s', (_, path, text) => {
    expect(violation(path, text)).toHaveLength(1)
  })

  test('nothing wrong in types of the Trace', () => {
    expect(
      violation('lanes/a.ts', "import type { Trace } from '../simulation/trace.ts'\nimport { type X } from '../simulation/trace.ts'"),
    ).toEqual([])
  })
})

test('the pure rooms use no clock, no chance, no timer and nothing of the world outside', () => {
  const wrong = sources()
    .filter(({ path }) => ROOMS[roomOf(path)]?.pure)
    .flatMap((source) => impurities(source).map((what) => `src/${source.path}:${what}`))
  expect(wrong, wrong.join('\n')).toEqual([])
})

test('the rule on purity sees what it is about, and no namesakes', () => {
  const found = (text: string): string[] => impurities({ path: 'base/a.ts', text })
  expect(found('Date.now()\nnew Date()\nMath.random()\nsetTimeout(f)\ndocument.title')).toHaveLength(5)
  expect(found('new Date(5); Date.parse(x); clock.setTimeout(f); const window = a; window.from; Math.max(1)')).toEqual([])
})

test('each file is one concept: at most 300 lines', () => {
  const long = [...sources(), ...styles()]
    .filter(({ path }) => !DATA.some((pattern) => pattern.test(path)))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 300)
    .map(({ path, lines }) => `src/${path}: ${lines} lines`)
  expect(long, long.join('\n')).toEqual([])
})

test('no file of the project names the host of a package registry', () => {
  // Written in parts, so that this file does not name them either.
  const hosts = [
    ['registry', 'npmjs', 'org'],
    ['registry', 'yarnpkg', 'com'],
    ['proxy', 'golang', 'org'],
    ['deb', 'debian', 'org'],
  ].map((p) => p.join('.'))
  const files = execFileSync('git', ['ls-files'], { cwd: TOP, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '' && !path.endsWith('.gz') && existsSync(join(TOP, path)))
  const named = files.filter((path) => {
    const text = readFileSync(join(TOP, path), 'utf8')
    return hosts.some((host) => text.includes(host))
  })
  expect(named).toEqual([])
})

test('what is exported is imported somewhere', () => {
  const unused = unusedExports()
  expect(unused, unused.join('\n')).toEqual([])
  const files = [
    { path: 'src/base/a.ts', text: 'export const one = 1\nexport function two() {}\nexport const three = 3' },
    { path: 'src/base/b.ts', text: "import { one } from './a.ts'" },
    { path: 'tests/a.test.ts', text: "import { type X, three as drei } from '../src/base/a.ts'" },
  ]
  expect(unusedExports(files)).toEqual(['src/base/a.ts: two'])
})

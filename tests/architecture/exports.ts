import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type Source, sources } from './source.ts'

const TOP = join(import.meta.dirname, '../..')

/** `export const x`, `export function x`, …: values only, as types are part of the signatures of what uses them. */
const VALUE = /^export (?:async )?(?:const|let|function\*?|class) (\w+)/gm
const IMPORT = /(?:import|export)\s+(?:type\s+)?(?:\w+\s*,\s*)?(\{[^}]*\}|\*(?: as \w+)?)\s*from\s+'(\.[^'?]+)/g
const WHOLE = /import\(\s*'(\.[^'?]+)/g

const inside = (names: string): string[] =>
  names.startsWith('*')
    ? ['*']
    : names
        .slice(1, -1)
        .split(',')
        .map(
          (name) =>
            name
              .trim()
              .replace(/^type /, '')
              .split(' as ')[0] ?? '',
        )

/** What a file takes from others: `path#name`, or `path#*` for all of it. */
function taken({ path, text }: Source): string[] {
  const target = (specifier: string): string => posix.join(posix.dirname(path), specifier)
  return [
    ...[...text.matchAll(IMPORT)].flatMap(([, names = '', from = '']) => inside(names).map((name) => `${target(from)}#${name}`)),
    ...[...text.matchAll(WHOLE)].map(([, from = '']) => `${target(from)}#*`),
  ]
}

/** Everything that may import from src/: src/ itself, the tests, and the files beside them. */
function importers(): Source[] {
  const own = readdirSync(TOP).filter((name) => name.endsWith('.ts'))
  const others = readdirSync(join(TOP, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => `tests/${name}`)
  return [...sources().map(({ path, text }) => ({ path: `src/${path}`, text })), ...[...own, ...others].map(read)]
}

const read = (path: string): Source => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(TOP, path), 'utf8') })

/** Values that a file of src/ exports and no other file imports. */
export function unusedExports(files: readonly Source[] = importers()): string[] {
  const used = new Set(files.flatMap(taken))
  return files
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap(({ path, text }) => [...text.matchAll(VALUE)].map(([, name = '']) => ({ path, name })))
    .filter(({ path, name }) => !used.has(`${path}#${name}`) && !used.has(`${path}#*`))
    .map(({ path, name }) => `${path}: ${name}`)
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '../../../src/cli/run.ts'

const folder = mkdtempSync(join(tmpdir(), 'podscope-cli-'))
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const said = { out: '', err: '' }
beforeEach(() => {
  said.out = said.err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += String(text)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: app, image: "b:1"}]\n'
const KNOWN = 'known options of simulate: -o or --output, --until, --seed'

describe('what cannot be carried out is told on stderr', () => {
  test.each<[string, string[], string]>([
    ['no command', [], 'podscope: which command? known commands: simulate, validate, compare, kubectl; podscope --help tells more'],
    ['an unknown command', ['toString'], 'podscope: unknown command "toString"; known commands: simulate, validate, compare, kubectl'],
    ['an unknown option', ['simulate', '--sed', '1', 'w.yaml'], `podscope: Unknown option '--sed'; ${KNOWN}`],
    ['an option without its value', ['simulate', 'w.yaml', '--until'], `podscope: --until needs a value; ${KNOWN}`],
    ['a value that looks like an option', ['simulate', '--seed', '-1', 'w.yaml'], `podscope: --seed needs a value; ${KNOWN}`],
    ['a word out of none', ['simulate', '-o', 'json', 'w.yaml'], 'podscope: -o is one of watch, lanes, events; not json'],
    ['no duration', ['simulate', '--until', '5', 'w.yaml'], 'podscope: --until is a duration such as 90s, 1h30m or 24h; not 5'],
    ['no number', ['simulate', '--seed', '1.5', 'w.yaml'], 'podscope: --seed is a whole number; not 1.5'],
    ['too many files', ['validate', 'a.yaml', 'b.yaml'], 'podscope: usage: podscope validate FILE.yaml'],
    ['a world that is not there', ['simulate', '/nowhere/w.yaml'], '/nowhere/w.yaml: no such file'],
    ['a manifest that is not there', ['validate', '/nowhere/w.yaml'], 'error: the path "/nowhere/w.yaml" does not exist'],
    ['a folder instead of a world', ['simulate', folder], `${folder}: is a folder`],
    ['a kubectl that nothing is typed to', ['kubectl', 'w.yaml'], 'podscope: usage: podscope kubectl WORLD.yaml --at 40s -- get pods'],
    ['a folder without recordings', ['compare', folder], `${folder}: has no watch*.jsonl or watch*.jsonl.gz`],
  ])('%s', (_, args, message) => {
    expect(run(args)).toBe(1)
    expect(said).toEqual({ out: '', err: `${message}\n` })
  })

  test('every error of a world with its line and column', () => {
    const world = file('w.yaml', POD.replace('app', 'App').replace(', image: "b:1"', ''))
    expect(run(['simulate', world])).toBe(1)
    expect(said.err).toMatch(/w\.yaml:5:16: spec\.containers\[0\]\.image: Required value\n.*w\.yaml:5:23: .*Invalid value: "App": .*\n$/)
  })

  test('the line of a recording that is none', () => {
    expect(run(['compare', file('run.jsonl', '{"at": 0}\n{\n{"at": 1}')])).toBe(1)
    expect(said.err).toContain(`${join(folder, 'run.jsonl')}:2:1: not JSON`)
  })

  test('a packed recording that is not packed', () => {
    const recording = file('run.jsonl.gz', 'text')
    expect(run(['compare', recording])).toBe(1)
    expect(said.err).toBe(`${recording}: is not packed by gzip\n`)
  })
})

test('what kubectl printed of a watch is compared with a world', () => {
  const recorded = new URL('../../recordings/never-exit-1/', import.meta.url)
  const lines = gunzipSync(readFileSync(new URL('watch.jsonl.gz', recorded)))
    .toString()
    .trim()
    .split('\n')
  const printed = lines.map((line) => JSON.stringify({ ...(JSON.parse(line) as object), at: undefined }, null, 4))
  expect(run(['compare', file('pods.json', printed.join('\n')), fileURLToPath(new URL('world.yaml', recorded))])).toBe(0)
})

test('an answer goes where kubectl sends it', () => {
  expect(run(['validate', file('good.yaml', POD)])).toBe(0)
  expect(said).toEqual({ out: 'pod/web created (server dry run)\n', err: '' })
  expect(run(['validate', file('bad.yaml', POD.replace('web', 'Web_'))])).toBe(1)
  expect(said.err).toMatch(/^The Pod "Web_" is invalid: metadata\.name: /)
})

test('--help says what there is', () => {
  expect(run(['simulate', '--help'])).toBe(0)
  expect(said.out).toMatch(/^Usage:\n {2}podscope simulate /)
})

describe('kubectl', () => {
  const world = file('kubectl.yaml', `apiVersion: podscope.dev/v1alpha1\nkind: Scenario\nspec: {duration: 20s}\n---\n${POD}`)
  const typed = (at: string, ...words: string[]): number => run(['kubectl', world, '--at', at, '--', ...words])

  test('prints what it prints at that time, also after the end of the world', () => {
    expect(typed('90s', 'get', 'pods', '-o', 'custom-columns=NAME:.metadata.name,PHASE:.status.phase')).toBe(0)
    expect(said).toEqual({ out: 'NAME   PHASE\nweb    Running\n', err: '' })
  })

  test('a complaint goes to stderr, with exit status 1', () => {
    expect(typed('5s', 'get', 'pod', 'nope')).toBe(1)
    expect(said).toEqual({ out: '', err: 'Error from server (NotFound): pods "nope" not found\n' })
  })

  test('a change is carried out at that time, and says what it says', () => {
    expect(typed('5s', 'label', 'pod', 'web', 'note=x')).toBe(0)
    expect(said).toEqual({ out: 'pod/web labeled\n', err: '' })
    expect(typed('5s', 'scale', 'pod', 'web', '--replicas=2')).toBe(1)
    expect(said.err).toBe('Error from server (NotFound): the server could not find the requested resource\n')
  })

  test('a watch goes on to the end of the world', () => {
    typed('0.1s', 'get', 'pods', '-w', '-o', 'jsonpath={.status.phase} ')
    expect(said.out).toMatch(/^Pending .*Running $/)
  })
})

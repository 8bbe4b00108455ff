import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { KubeObject } from '../../src/kube/types.ts'
import { readManifest } from '../../src/manifest/index.ts'

const FOLDER = join(import.meta.dirname, '../manifests')
const read = (...path: string[]): string => readFileSync(join(FOLDER, ...path), 'utf8')
const names = (folder: string, ending: string): string[] =>
  readdirSync(join(FOLDER, folder)).flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []))

/** Lines without trailing blanks, and without kubectl's hint on custom resources, which depends on its version. */
const plain = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace('ensure CRDs are installed first', '')
    .trim()

describe('is answered as kubectl and the API server answer', () => {
  test.each(names('invalid', '.txt'))('%s', (name) => {
    const want = read('invalid', `${name}.txt`)
    const { answer } = readManifest(read('invalid', `${name}.yaml`), `${name}.yaml`)
    const accepted = want.includes('(server dry run)')
    expect(answer.exitCode).toBe(accepted ? 0 : 1)
    if (!accepted) expect(plain(answer.text)).toContain(plain(want))
  })
})

/** What an API server adds by chance or by the clock, and what the simulation adds when an object is created. */
const ADDED = new Set(['uid', 'creationTimestamp', 'resourceVersion', 'generation', 'status'])

/** The object as data, without what a run adds to it, random suffixes and uids masked: a Job's labels carry its uid. */
function normalised(object: unknown): unknown {
  return JSON.parse(
    JSON.stringify(object, (key, value: unknown) => {
      if (ADDED.has(key)) return undefined
      if (typeof value !== 'string') return value
      return value.replace(/kube-api-access-\w{5}/, 'kube-api-access-X').replace(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'UID')
    }),
  )
}

describe('is defaulted as the API server defaults it', () => {
  test.each(names('valid', '.defaulted.yaml'))('%s', (name) => {
    const { world, answer } = readManifest(read('valid', `${name}.yaml`), `${name}.yaml`)
    expect(world, answer.text).not.toBeNull()
    const want = parse(read('valid', `${name}.defaulted.yaml`)) as KubeObject
    expect(world?.objects.map(normalised)).toEqual([normalised(want)])
  })
})

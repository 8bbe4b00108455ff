import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SIMULATED_KINDS } from '../../../src/kube/kinds.ts'
import { unsimulatedFields } from '../../../src/manifest/index.ts'

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')

/** `spec.containers.*.tty` is `tty` in the row of containers. */
const nameOf = (field: string): string => field.replace(/^spec\.(?:\w+\.\*\.)?/, '')

test.each(['Pod', 'Service'])('the README names every field of a %s that has no effect', (kind) => {
  const fields = unsimulatedFields(kind)
  expect(fields).not.toEqual([])
  expect(fields.map(nameOf).filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})

test('the README names every kind that does something', () => {
  const row = /^\| Kinds \|.*$/m.exec(readme)?.[0] ?? ''
  expect([...SIMULATED_KINDS].filter((kind) => !new RegExp(`\\b${kind}\\b`).test(row))).toEqual([])
})

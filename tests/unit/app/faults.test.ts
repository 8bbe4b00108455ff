import { expect, test } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { faultsFor, isGroup } from '../../../src/app/inject/faults.ts'
import type { Fault, FaultGroup, Targets } from '../../../src/app/inject/faults.ts'
import { readManifest } from '../../../src/manifest/index.ts'
import { addStep } from '../../../src/manifest/edit.ts'

const TARGETS: Targets = {
  at: simTimeOf(203_000),
  container: { pod: 'default/web', container: 'web', line: 1 },
  unique: true,
  images: ['example/web:2'],
  secrets: ['token'],
  configMaps: ['settings'],
}
const WORLD = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: "example/web:2", livenessProbe: {httpGet: {port: 80}}}]}
`

const leaves = (one: Fault | FaultGroup): readonly Fault[] => (isGroup(one) ? one.faults.flatMap(leaves) : [one])
const all = faultsFor(TARGETS).flatMap(leaves)

test('every probe can fail in every way', () => {
  const probes = all.flatMap(({ step }) => (step.probe ? [`${step.probe.probe} ${step.probe.how}`] : []))
  expect(new Set(probes).size).toBe(15)
})

test.each(all.map((fault) => [fault.id, fault] as const))('%s is a step that a world takes', (_, { step }) => {
  const { world, diagnostics } = readManifest(addStep(WORLD, step), 'world.yaml')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(world?.scenario.spec?.timeline).toEqual([step])
})

test('a container name that two Pods have is told apart by the Pod', () => {
  const hang = faultsFor({ ...TARGETS, unique: false })
    .flatMap(leaves)
    .find(({ id }) => id === 'hang')
  expect(hang?.step.hang).toEqual({ pod: 'web', container: 'web' })
  expect(all.find(({ id }) => id === 'hang')?.step.hang).toEqual({ container: 'web' })
})

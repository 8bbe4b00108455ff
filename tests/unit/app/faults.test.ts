import { expect, test } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { faultsFor, isGroup } from '../../../src/app/inject/faults.ts'
import type { Fault, FaultGroup } from '../../../src/app/inject/faults.ts'
import type { Targets } from '../../../src/app/inject/targets.ts'
import { readManifest } from '../../../src/manifest/index.ts'
import { waysOf } from '../../../src/app/inject/fault-fields.ts'
import { buildLanes } from '../../../src/lanes/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { addStep } from '../../../src/manifest/edit.ts'

const TARGETS: Targets = {
  at: simTimeOf(203_000),
  container: { pod: 'default/web', container: 'web' },
  name: 'web',
  unique: true,
  node: 'node-2',
  workload: { kind: 'Deployment', name: 'web', desired: 3 },
  probes: null,
  images: ['registry.example:5000/web:2'],
  secrets: ['token'],
  configMaps: ['settings'],
}
const WORLD = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: "registry.example:5000/web:2", livenessProbe: {httpGet: {port: 80}}}]}
`

const leaves = (one: Fault | FaultGroup): readonly Fault[] => (isGroup(one) ? one.faults.flatMap(leaves) : [one])
const all = faultsFor(TARGETS).flatMap(leaves)

const probeFaults = (faults: readonly (Fault | FaultGroup)[]): readonly string[] =>
  faults.flatMap(leaves).flatMap(({ step }) => (step.probe ? [`${step.probe.probe} ${step.probe.how}`] : []))

test('the probes of a container that nobody knows can fail in every way', () => {
  expect(new Set(probeFaults(faultsFor(TARGETS))).size).toBe(15)
})

test('a probe fails as what it asks can fail, and one that is not there does not', () => {
  const faults = faultsFor({ ...TARGETS, probes: { liveness: 'httpGet', readiness: 'grpc' } })
  expect(probeFaults(faults)).toEqual([
    'liveness 500',
    'liveness timeout',
    'liveness refused',
    'readiness not-serving',
    'readiness timeout',
    'readiness refused',
  ])
  expect(faults.flatMap((one) => (isGroup(one) ? one.faults : [])).flatMap((one) => (isGroup(one) ? (one.empty ?? []) : []))).toEqual([
    'web has none',
  ])
})

test('the form of a fault offers the ways to fail that fit what its probe asks', () => {
  const text = WORLD.replace('httpGet: {port: 80}', 'exec: {command: [check]}')
  const { world } = readManifest(text, 'world.yaml')
  const model = world && buildLanes(simulate(world), world)
  expect(waysOf(model, { at: '1m', probe: { container: 'web', probe: 'liveness' } }, null)).toEqual(['exit 1', 'timeout'])
  expect(waysOf(model, { probe: 'liveness', fails: {} }, { container: 'web', health: [] })).toEqual(['exit 1', 'timeout'])
})

test.each(all.map((fault) => [fault.id, fault] as const))('%s is a step that a world takes', (_, { step }) => {
  const { world, diagnostics } = readManifest(addStep(WORLD, step), 'world.yaml')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(world?.scenario.spec?.timeline).toEqual([step])
})

test('a node can be lost, cut short, shut down, emptied and tainted', () => {
  const steps = all.filter(({ id }) => id.startsWith('node/')).map(({ step }) => step.kubectl ?? Object.keys(step.node ?? {}).at(-1))
  expect(steps).toEqual([
    'reachable',
    'kubelet',
    'pressure',
    'pressure',
    'shutdown',
    'shutdown',
    'drain node-2 --ignore-daemonsets --delete-emptydir-data --force',
    'cordon node-2',
    'taint node node-2 broken=yes:NoSchedule',
    'taint node node-2 broken=yes:NoExecute',
  ])
})

test('a workload can be scaled, and rolled out to an image that is not there', () => {
  const faults = all.filter(({ id }) => id.startsWith('workload/'))
  expect(faults.map(({ step }) => step.kubectl)).toEqual([
    'scale deployment/web --replicas=0',
    'scale deployment/web --replicas=4',
    'scale deployment/web --replicas=6',
    'set image deployment/web web=registry.example:5000/web:broken',
    'rollout restart deployment/web',
    'rollout undo deployment/web',
  ])
  expect(faults.find(({ id }) => id === 'workload/broken')?.given?.image).toEqual({
    image: 'registry.example:5000/web:broken',
    message: 'not found',
  })
})

test('a Pod by itself has no workload, one that waits has no node, and commands name its namespace', () => {
  const alone = faultsFor({ ...TARGETS, container: { pod: 'shop/web', container: 'web' }, node: null, workload: null }).flatMap(leaves)
  expect(alone.some(({ id }) => /^(?:node|workload)\//.test(id))).toBe(false)
  expect(alone.find(({ id }) => id === 'delete/now')?.step.kubectl).toBe('delete pod web --now --wait=false -n shop')
})

test('a container name that two Pods have is told apart by the Pod', () => {
  const hang = faultsFor({ ...TARGETS, unique: false })
    .flatMap(leaves)
    .find(({ id }) => id === 'hang')
  expect(hang?.step.hang).toEqual({ pod: 'web', container: 'web' })
  expect(all.find(({ id }) => id === 'hang')?.step.hang).toEqual({ container: 'web' })
})

import { parseGoDuration } from '../../src/base/time.ts'
import type { ScenarioSpec } from '../../src/kube/scenario.ts'
import { SCENARIO_API_VERSION } from '../../src/kube/scenario.ts'
import type { World } from '../../src/kube/world.ts'
import { buildLanes } from '../../src/lanes/index.ts'
import type { LaneModel } from '../../src/lanes/types.ts'
import { API_RULES, readManifest } from '../../src/manifest/index.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import type { Trace } from '../../src/simulation/trace.ts'
import { assertTraceIntegrity } from './trace-integrity.ts'

/** A document as people write it: not defaulted. */
export type Document = { readonly kind: string; readonly [field: string]: unknown }

/** The world that a text says; throws with the API server's or kubectl's answer where it is refused. */
export function readWorld(text: string): World {
  const { answer, world } = readManifest(text, 'world.yaml')
  if (!world) throw new Error(`the world is refused: ${answer.text}`)
  return world
}

/** The lanes of a world's text, played by the rules of the API server. */
export function lanesOfWorld(text: string): LaneModel {
  const world = readWorld(text)
  return buildLanes(simulate(world, { validation: API_RULES }), world)
}

/** Fields and their values, as YAML has them on one line each. */
type Fields = Readonly<Record<string, string>>

const linesOf = (fields: Fields, indent: string): string =>
  Object.entries(fields)
    .map(([name, value]) => `${indent}${name}: ${value}\n`)
    .join('')

const scenarioOf = (fields: Fields): string =>
  Object.keys(fields).length === 0
    ? ''
    : `apiVersion: podscope.dev/v1alpha1
kind: Scenario
spec:
${linesOf(fields, '  ')}---
`

/** A Pod's spec whose one container `app` runs example/app:1; both have these fields, too. */
const podSpecOf = (pod: Fields, container: Fields, indent: string): string => `${linesOf(pod, indent)}${indent}containers:
${indent}- name: app
${indent}  image: example/app:1
${linesOf(container, `${indent}  `)}`

/** The text of a world with one Pod, `web`, whose one container `app` runs example/app:1 and has these fields, too. */
export const textOfPod = (scenario: Fields, container: Fields, pod: Fields = {}): string => `${scenarioOf(scenario)}apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
${podSpecOf(pod, container, '  ')}`

/** The text of a world with one Deployment, `web`, with these fields; its Pods are as those of `textOfPod`. */
export const textOfDeployment = (
  spec: Fields,
  { scenario = {}, pod = {}, container = {} }: { readonly scenario?: Fields; readonly pod?: Fields; readonly container?: Fields } = {},
): string => `${scenarioOf(scenario)}apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
${linesOf(spec, '  ')}  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
${podSpecOf(pod, container, '      ')}`

/** A world of a Scenario and documents, read as its YAML would be. */
export function worldOf(spec: ScenarioSpec, ...documents: readonly Document[]): World {
  const scenario = { apiVersion: SCENARIO_API_VERSION, kind: 'Scenario', metadata: { name: 'made' }, spec }
  return readWorld([scenario, ...documents].map((one) => JSON.stringify(one)).join('\n---\n'))
}

/** Plays a world whose Trace must hold together. */
export function play(world: World, options: { readonly seed?: number; readonly until?: string } = {}): Trace {
  const until = parseGoDuration(options.until ?? '')
  const trace = simulate(world, { seed: options.seed ?? 1, ...(until !== null && { until }) })
  assertTraceIntegrity(trace)
  return trace
}

import { isDeployment, isPod, isReplicaSet } from '../../src/kube/types.ts'
import type { Pod, ReplicaSet } from '../../src/kube/types.ts'
import { API_RULES } from '../../src/manifest/index.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import type { Trace } from '../../src/simulation/trace.ts'
import { versionsOf } from './objects.ts'
import { assertTraceIntegrity } from './trace-integrity.ts'
import type { Document } from './worlds.ts'
import { worldOf } from './worlds.ts'

const API_VERSIONS: Readonly<Record<string, string>> = { ReplicationController: 'v1' }

/** A workload `web` whose Pods have one container `app`. */
export function workload(kind: string, spec: Record<string, unknown> = {}, container: Record<string, unknown> = {}): Document {
  const labels = { app: 'web' }
  return {
    apiVersion: API_VERSIONS[kind] ?? 'apps/v1',
    kind,
    metadata: { name: 'web' },
    spec: {
      selector: kind === 'ReplicationController' ? labels : { matchLabels: labels },
      ...spec,
      template: { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'example/app:1', ...container }] } },
    },
  }
}

/** Programs that take so long to end. */
export const ending = (after: string) => ({ processes: [{ container: 'app', onSigterm: { exits: { after, code: 0 } } }] })

/** Plays workloads through steps such as `20s scale deployment web --replicas=1`. */
export function playWorkloads(
  documents: readonly Document[],
  steps: readonly string[] = [],
  { duration = '1m', scenario = {}, seed = 1 }: { duration?: string; scenario?: Record<string, unknown>; seed?: number } = {},
): Trace {
  const timeline = steps.map((step) => ({ at: step.slice(0, step.indexOf(' ')), kubectl: step.slice(step.indexOf(' ') + 1) }))
  const world = worldOf({ duration, ...(timeline.length > 0 && { timeline }), ...scenario }, ...documents)
  const trace = simulate(world, { seed, validation: API_RULES })
  assertTraceIntegrity(trace)
  return trace
}

/** A Pod's name without what chance added to it. */
const plain = ({ metadata }: Pod): string => (metadata.generateName ?? '').replace(/-$/, '') || metadata.name

/** What became of Pods, in order: `+web-0 0`, `+web-0 gone 24`; names of Pods by the order of their creation where chance named them. */
export function podStory(trace: Trace): string[] {
  const names = new Map<string, string>()
  const deleting = new Set<string>()
  return versionsOf(trace, isPod).flatMap(({ at, type, object }) => {
    const { uid = '', name, generateName, deletionTimestamp } = object.metadata
    const when = Math.round(at)
    if (!names.has(uid)) names.set(uid, name === `${generateName}${name.slice(-5)}` ? `#${names.size + 1}` : name)
    const known = names.get(uid) ?? plain(object)
    if (type === 'ADDED') return [`${when} ${known} made`]
    if (type === 'DELETED') return [`${when} ${known} gone`]
    if (deletionTimestamp === undefined || deleting.has(uid)) return []
    deleting.add(uid)
    return [`${when} ${known} deleted`]
  })
}

/** How many Pods each ReplicaSet wanted, revision by revision: `1:3 2:1`. */
export function wantedStory(trace: Trace): string[] {
  const sizes = new Map<string, number>()
  const numbers = new Map<string, number>()
  const said: string[] = []
  for (const { type, object } of versionsOf(trace, isReplicaSet)) {
    const { uid = '' } = object.metadata
    if (!numbers.has(uid)) numbers.set(uid, numbers.size + 1)
    if (type === 'DELETED') sizes.delete(uid)
    else sizes.set(uid, object.spec.replicas ?? 1)
    const text = [...sizes].map(([set, size]) => `${numbers.get(set)}:${size}`).join(' ')
    if (said.at(-1) !== text) said.push(text)
  }
  return said
}

/** The conditions of Deployment `web` over time, one text for each change. */
export function conditionStory(trace: Trace, type: string): string[] {
  const said = versionsOf(trace, isDeployment).flatMap(({ at, object }) => {
    const found = object.status.conditions?.find((condition) => condition.type === type)
    return found ? [{ at: Math.round(at), text: `${found.status}(${found.reason})` }] : []
  })
  return said.filter(({ text }, i) => text !== said[i - 1]?.text).map(({ at, text }) => `${at} ${text}`)
}

/** Pods that count, and those of them that are Ready, whenever one of them changed. */
export function* headcounts(trace: Trace): Generator<{ at: number; living: number; ready: number }> {
  const pods = new Map<string, Pod>()
  for (const { at, type, object } of versionsOf(trace, isPod)) {
    const { uid = '' } = object.metadata
    if (type === 'DELETED') pods.delete(uid)
    else pods.set(uid, object)
    const living = [...pods.values()].filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    const ready = living.filter(({ status }) => status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True'))
    yield { at, living: living.length, ready: ready.length }
  }
}

export const setsIn = (trace: Trace): ReplicaSet[] => {
  const last = new Map<string, ReplicaSet>()
  for (const { type, object } of versionsOf(trace, isReplicaSet)) {
    if (type === 'DELETED') last.delete(object.metadata.name)
    else last.set(object.metadata.name, object)
  }
  return [...last.values()]
}

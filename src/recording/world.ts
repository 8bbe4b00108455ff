import { goYaml } from '../base/go-yaml.ts'
import { isRecord } from '../base/json.ts'
import type { SimTime } from '../base/time.ts'
import { inSeconds } from '../base/time.ts'
import type { KubeObject } from '../kube/types.ts'
import { isPod } from '../kube/types.ts'
import type { Trace, WatchRecord } from '../simulation/trace.ts'
import { withoutDefaults } from './undefaulted.ts'

/** What people write, and controllers do not: of all else a recording holds the cluster makes its own. */
const WRITTEN: ReadonlySet<string> = new Set([
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'PriorityClass',
  'ReplicaSet',
  'ReplicationController',
  'Secret',
  'Service',
  'StatefulSet',
])

/** Those whose spec changes by somebody's hand alone. */
const CHANGED: ReadonlySet<string> = new Set(['CronJob', 'DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'])

/** What the API server puts into metadata, and what ties an object to others. */
const GIVEN: ReadonlySet<string> = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generateName',
  'generation',
  'managedFields',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
])

const GIVEN_ANNOTATIONS: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
])

/** The labels by which a Job finds its Pods, of which one is its uid. */
const JOB_LABELS: ReadonlySet<string> = new Set([
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
  'controller-uid',
  'job-name',
])

/** Fields of a record by name; those that a cluster of its own would give again are left out. */
const without = (value: unknown, names: ReadonlySet<string>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(isRecord(value) ? value : {}).filter(([name]) => !names.has(name)))

/** What is there when the watch begins may come within this of its beginning, in milliseconds. */
const BEGINNING = 1000

/**
 * A world in which what was recorded can be played again: the first state of each object that somebody wrote, as they may have written it,
 * and a Scenario that lasts as long. What came later, and what became of a workload's spec, is applied at its time; what belongs to an object
 * that is there is made by that one.
 * YAML, ending with a line end; null where the recording has nothing to simulate.
 */
export function worldOfRecording(trace: Trace): string | null {
  const firsts = firstStates(trace)
  if (!firsts.some(({ object }) => isPod(object) || 'template' in specOf(object))) return null
  const start = firsts[0]?.at ?? 0
  const later = firsts.filter(({ at }) => at > start + BEGINNING)
  const steps = [...later, ...changesOf(trace, firsts)].sort((a, b) => a.at - b.at)
  const timeline = steps.map(({ at, object }) => ({ at: secondsText(at), apply: written(object) }))
  const scenario = {
    apiVersion: 'podscope.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: nameOf(trace) },
    spec: { duration: secondsText(trace.end), ...(timeline.length > 0 && { timeline }) },
  }
  const objects = firsts.filter((one) => !later.includes(one)).map(({ object }) => written(object))
  return [scenario, ...objects].map((document) => goYaml(document)).join('---\n')
}

/** The first record of each object that nothing else in the recording made, in their order. */
function firstStates(trace: Trace): readonly WatchRecord[] {
  const seen = new Set<string>()
  const watched = trace.records.flatMap((record) => (record.kind === 'watch' ? [record] : []))
  const uids = new Set(watched.map(({ object }) => object.metadata.uid))
  return watched.filter(({ object: { kind, metadata } }) => {
    const key = `${kind}/${metadata.namespace ?? ''}/${metadata.name}`
    if (!WRITTEN.has(kind) || seen.has(key)) return false
    seen.add(key)
    return !metadata.ownerReferences?.some(({ uid }) => uids.has(uid)) && metadata.name !== 'kube-root-ca.crt'
  })
}

/** The records in which the spec of a workload is another one than before. */
function changesOf(trace: Trace, firsts: readonly WatchRecord[]): readonly WatchRecord[] {
  return firsts.flatMap(({ object: first }) => {
    if (!CHANGED.has(first.kind)) return []
    let before = JSON.stringify(specOf(first))
    return trace.records.filter((record): record is WatchRecord => {
      if (record.kind !== 'watch' || record.type === 'DELETED' || record.object.metadata.uid !== first.metadata.uid) return false
      const [then, now] = [before, JSON.stringify(specOf(record.object))]
      before = now
      return now !== then
    })
  })
}

const specOf = (object: KubeObject): Record<string, unknown> => {
  const spec = (object as KubeObject & { readonly spec?: unknown }).spec
  return isRecord(spec) ? spec : {}
}

const secondsText = (at: SimTime): string => `${Math.max(1, Math.ceil(inSeconds(at)))}s`

/** The recording's name as a name of Kubernetes. */
const nameOf = ({ name }: Trace): string =>
  name
    .toLowerCase()
    .replace(/\.\w+$/, '')
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 63) || 'recorded'

/** The keys of a Secret without their values: a world's text is kept, and goes into links. */
const withheld = (secret: KubeObject): Record<string, unknown> =>
  Object.fromEntries(
    ['data', 'stringData'].flatMap((field) => {
      const values: unknown = Reflect.get(secret, field)
      return isRecord(values) ? [[field, Object.fromEntries(Object.keys(values).map((key) => [key, '']))]] : []
    }),
  )

/** An object as somebody may have written it: without what the API server, its defaults, the scheduler and controllers put into it. */
function written(object: KubeObject): Record<string, unknown> {
  const metadata = without(object.metadata, GIVEN)
  const annotations = without(metadata['annotations'], GIVEN_ANNOTATIONS)
  const labels = object.kind === 'Job' ? without(metadata['labels'], JOB_LABELS) : without(metadata['labels'], new Set())
  const plain = {
    ...without(object, new Set(['status'])),
    ...(object.kind === 'Secret' && withheld(object)),
    metadata: {
      ...without(metadata, new Set(['annotations', 'labels'])),
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    ...('spec' in object && { spec: writtenSpec(object) }),
  } as unknown as KubeObject
  return withoutDefaults(plain)
}

function writtenSpec(object: KubeObject): Record<string, unknown> {
  const spec = specOf(object)
  switch (object.kind) {
    case 'Pod': {
      // Who has no condition yet was given a node by whoever wrote it.
      const isNewborn = isPod(object) && !object.status?.conditions?.length
      return without(spec, new Set(['ephemeralContainers', ...(isNewborn ? [] : ['nodeName'])]))
    }
    case 'Job': {
      const { template, ...rest } = without(spec, new Set(['selector']))
      const own = isRecord(template) ? template : {}
      const metadata = isRecord(own['metadata']) ? own['metadata'] : {}
      return { ...rest, template: { ...own, metadata: { ...metadata, labels: without(metadata['labels'], JOB_LABELS) } } }
    }
    case 'Service':
      return spec['clusterIP'] === 'None' ? spec : without(spec, new Set(['clusterIP', 'clusterIPs']))
    case 'PersistentVolumeClaim':
      return without(spec, new Set(['volumeName']))
    default:
      return spec
  }
}

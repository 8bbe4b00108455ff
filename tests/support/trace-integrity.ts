import type { ContainerStatus, Pod, PodStatus } from '../../src/kube/types.ts'
import { isPod } from '../../src/kube/types.ts'
import type { Trace, TraceRecord, WatchRecord } from '../../src/simulation/trace.ts'

const ROOTS: ReadonlySet<TraceRecord['kind']> = new Set(['manifest', 'fault', 'script', 'command'])
const TERMINAL: ReadonlySet<string | undefined> = new Set(['Succeeded', 'Failed'])

/** One invariant that a Trace breaks. */
class Broken extends Error {
  constructor(record: TraceRecord, what: string) {
    super(`record ${record.id} at ${record.at / 1000}s (${record.kind}): ${what}`)
  }
}

/** What holds of every Trace that a simulation makes, whatever world it plays. Throws at the first record that breaks it. */
export function assertTraceIntegrity(trace: Trace): void {
  const last = new Map<string, WatchRecord>()
  const gone = new Set<string>()
  let time = Number.NEGATIVE_INFINITY
  let version = 0
  trace.records.forEach((record, index) => {
    if (record.id !== index) throw new Broken(record, `its place is ${index}`)
    if (record.at < time) throw new Broken(record, `time runs backwards from ${time / 1000}s`)
    if (record.at > trace.end) throw new Broken(record, 'it comes after the end')
    time = record.at
    assertCauses(record)
    if (record.kind !== 'watch') return
    const { object, type } = record
    const now = Number(object.metadata.resourceVersion)
    if (!(now > version)) throw new Broken(record, `resourceVersion ${now} does not rise from ${version}`)
    version = now
    const key = `${object.kind}/${object.metadata.namespace}/${object.metadata.name}/${object.metadata.uid}`
    const before = last.get(key)
    if (gone.has(key)) throw new Broken(record, `${key} comes back from the dead`)
    if ((type === 'ADDED') !== (before === undefined)) throw new Broken(record, `${type} does not follow ${before?.type ?? 'nothing'}`)
    if (type === 'DELETED') gone.add(key)
    if (isPod(object)) assertPod(record, object, before && isPod(before.object) ? before.object : null)
    last.set(key, record)
  })
}

/** Causes are earlier records, and only what nobody made by themselves has none: so every chain ends at a root. */
function assertCauses(record: TraceRecord): void {
  const root = ROOTS.has(record.kind)
  for (const cause of record.causes) if (!(cause < record.id)) throw new Broken(record, `its cause ${cause} is not earlier`)
  if (new Set(record.causes).size !== record.causes.length) throw new Broken(record, `it names a cause twice: ${record.causes.join(', ')}`)
  if (root && record.causes.length > 0) throw new Broken(record, 'a root has no causes')
  if (!root && record.causes.length === 0 && !isOfTheBeginning(record)) throw new Broken(record, 'nothing caused it')
}

/** What a cluster has before anybody does anything, and the heartbeats of its nodes, are nobody's doing. */
const isOfTheBeginning = (record: TraceRecord): boolean =>
  record.kind === 'watch' && ((record.at === 0 && record.type === 'ADDED') || record.object.kind === 'Node')

function assertPod(record: WatchRecord, pod: Pod, before: Pod | null): void {
  const { status } = pod
  if (before && TERMINAL.has(before.status.phase) && before.status.phase !== status.phase) {
    throw new Broken(record, `phase ${before.status.phase} became ${status.phase}`)
  }
  if ((before?.metadata.generation ?? 0) > (pod.metadata.generation ?? 0)) throw new Broken(record, 'its generation falls')
  if ((before?.status.observedGeneration ?? 0) > (status.observedGeneration ?? 0)) throw new Broken(record, 'its observedGeneration falls')
  if ((status.observedGeneration ?? 0) > (pod.metadata.generation ?? 0)) throw new Broken(record, 'it observed a generation to come')
  if (conditionOf(status, 'Ready') === 'True' && conditionOf(status, 'ContainersReady') !== 'True') {
    throw new Broken(record, 'Ready without ContainersReady')
  }
  const init = new Set((pod.spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy !== 'Always').map(({ name }) => name))
  const old = new Map(statusesOf(before?.status).map((one) => [one.name, one]))
  for (const one of statusesOf(status)) assertContainer(record, one, old.get(one.name), init.has(one.name))
}

function assertContainer(record: WatchRecord, status: ContainerStatus, before: ContainerStatus | undefined, init: boolean): void {
  const { lastState, name, ready, restartCount, started, state } = status
  if (restartCount < (before?.restartCount ?? 0)) throw new Broken(record, `${name}: restartCount falls to ${restartCount}`)
  if (Object.keys(state ?? {}).length !== 1) throw new Broken(record, `${name}: it is in ${Object.keys(state ?? {}).length} states`)
  if (ready && !(state?.running || (init && state?.terminated?.exitCode === 0)))
    throw new Broken(record, `${name}: ready, but it does not run`)
  if (started && !state?.running) throw new Broken(record, `${name}: started, but it does not run`)
  if (restartCount > 0 && !lastState?.terminated && !state?.terminated) {
    throw new Broken(record, `${name}: restarted ${restartCount} times, but nothing is known of an end`)
  }
  const same = before?.containerID !== undefined && before.containerID === status.containerID
  if (same && before.state?.terminated && state?.running) throw new Broken(record, `${name}: what ended runs again`)
}

const statusesOf = (status: PodStatus | undefined): ContainerStatus[] => [
  ...(status?.initContainerStatuses ?? []),
  ...(status?.containerStatuses ?? []),
  ...(status?.ephemeralContainerStatuses ?? []),
]

const conditionOf = (status: PodStatus, type: string): string | undefined => status.conditions?.find((one) => one.type === type)?.status

import type { KubeObject } from '../kube/types.ts'
import type { WatchRecord } from '../simulation/trace.ts'
import { factsOf, grouped, numbered, segmentsFrom } from './collect.ts'
import type { Observation } from './collect.ts'
import type { Scan } from './scan.ts'
import type { ConditionState, Lane, Segment, StatusState } from './types.ts'

interface NodeParts {
  readonly spec?: { readonly unschedulable?: boolean; readonly taints?: readonly { key: string; value?: string; effect: string }[] }
  readonly status?: { readonly conditions?: readonly { type: string; status: string; reason?: string; message?: string }[] }
}

/** Ready and taints of each Node to which something happens: a Node that is well all along has no lanes. */
export function nodeLanes(scan: Scan): readonly Lane[] {
  const byName = grouped(scan.nodes, ({ object }) => object.metadata.name)
  return [...byName].flatMap(([name, records]) => {
    const ready = records.map(observeReady)
    const taints = records.map(observeTaints)
    const happens = new Set(ready.map(({ label }) => label)).size > 1 || taints.some(({ state }) => state !== null)
    if (!happens) return []
    const lanes = [
      { ...EMPTY, id: `node/${name}`, kind: 'node' as const, name: `Node ${name}`, segments: segmentsOf(scan, `node/${name}`, ready) },
    ]
    if (!taints.some(({ state }) => state !== null)) return lanes
    const id = `node/${name}/taints`
    return [...lanes, { ...EMPTY, id, kind: 'taints' as const, name: 'taints', segments: segmentsOf(scan, id, taints) }]
  })
}

const EMPTY = { detail: { kind: 'none' }, group: null, pod: null, container: null, marks: [] } as const

const segmentsOf = (scan: Scan, id: string, observations: readonly Observation[]): readonly Segment[] =>
  numbered(id, segmentsFrom(observations, scan.end))

const partsOf = (object: KubeObject): NodeParts => object as KubeObject & NodeParts

function observeReady({ at, id, object }: WatchRecord): Observation<ConditionState> {
  const found = partsOf(object).status?.conditions?.find(({ type }) => type === 'Ready')
  const status = found?.status === 'True' || found?.status === 'False' ? found.status : 'Unknown'
  const facts = factsOf({ reason: found?.reason, message: found?.message })
  return { at, record: id, state: { kind: 'condition', status }, label: status, facts }
}

function observeTaints({ at, id, object }: WatchRecord): Observation<StatusState> {
  const taints = partsOf(object).spec?.taints ?? []
  const label = taints.map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`).join(', ')
  return { at, record: id, state: label === '' ? null : { kind: 'status', look: 'plain' }, label, facts: {} }
}

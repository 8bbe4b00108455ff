import type { Pod } from '../../kube/types.ts'
import { podStatus } from '../../lanes/pod-status.ts'
import { ageOf } from '../human-time.ts'
import { AGE, column, NAME, wideColumn } from './column.ts'
import type { Column } from './column.ts'

function restarts(pod: Pod, now: number): string {
  const { restarts: count, lastRestart } = podStatus(pod)
  return lastRestart === null ? String(count) : `${count} (${ageOf(lastRestart, now)} ago)`
}

/** How many of the Pod's own conditions for readiness are met. */
function gates({ spec, status }: Pod): string {
  const all = spec.readinessGates ?? []
  if (all.length === 0) return '<none>'
  const met = all.filter(({ conditionType }) => status.conditions?.some(({ type, status: is }) => type === conditionType && is === 'True'))
  return `${met.length}/${all.length}`
}

/** Models pkg/printers/internalversion/printers.go, printPod (v1.36) */
export const POD_COLUMNS: readonly Column<Pod>[] = [
  NAME,
  column('READY', (pod) => {
    const { ready, total } = podStatus(pod)
    return `${ready}/${total}`
  }),
  column('STATUS', (pod) => podStatus(pod).status),
  column('RESTARTS', (pod, { now }) => restarts(pod, now)),
  AGE,
  wideColumn('IP', ({ status }) => status.podIPs?.[0]?.ip || '<none>'),
  wideColumn('NODE', ({ spec }) => spec.nodeName || '<none>'),
  wideColumn('NOMINATED NODE', ({ status }) => status.nominatedNodeName || '<none>'),
  wideColumn('READINESS GATES', gates),
]

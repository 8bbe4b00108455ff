import { t } from '../../messages/index.ts'
import type { Fault, FaultGroup, FaultMaker } from './faults.ts'
import type { WorkloadFacts } from './targets.ts'
import { SCALED_KINDS, ROLLED_KINDS } from '../../kube/kinds.ts'

/** What people do to a workload; nothing to those that are neither scaled nor rolled out. */
export function workloadFaults(
  { desired, kind, name }: WorkloadFacts,
  container: string,
  images: readonly string[],
  { command, when }: FaultMaker,
): readonly FaultGroup[] {
  const resource = `${kind.toLowerCase()}/${name}`
  const sizes = SCALED_KINDS.has(kind) ? [...new Set([0, desired + 1, desired * 2])].filter((size) => size !== desired) : []
  const faults: Fault[] = sizes.map((size) =>
    command(`workload/scale/${size}`, t('faults.workload.scale', { size }), `scale ${resource} --replicas=${size}`),
  )
  if (ROLLED_KINDS.has(kind)) {
    const image = `${(images[0] ?? 'example/app').replace(/(?:@.*|:[^:/]*)$/, '')}:broken`
    const broken = command('workload/broken', t('faults.workload.broken'), `set image ${resource} ${container}=${image}`)
    faults.push({ ...broken, given: { ...when, image: { image, message: 'not found' } } })
    faults.push(command('workload/restart', t('faults.workload.restart'), `rollout restart ${resource}`))
    faults.push(command('workload/undo', t('faults.workload.undo'), `rollout undo ${resource}`))
  }
  return faults.length > 0 ? [{ id: 'workload', label: `${kind} ${name}`, faults }] : []
}

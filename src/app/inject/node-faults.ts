import { minutes } from '../../base/time.ts'
import { t } from '../../messages/index.ts'
import type { Fault, FaultGroup, FaultMaker } from './faults.ts'

/** Long enough for Kubernetes to notice, and to see it come back; a form changes it. */
const AWAY = minutes(3)
const GRACE = { shutdownGracePeriod: '30s', shutdownGracePeriodCriticalPods: '10s' }

/** What can happen to a node. */
export function nodeFaults(node: string, { lasting, when }: FaultMaker): FaultGroup {
  const away = lasting(AWAY)
  const command = (id: string, label: string, kubectl: string): Fault => ({ id, label, step: { ...when, kubectl } })
  const faults: readonly Fault[] = [
    { id: 'node/cut', label: t('faults.node.cut'), step: { ...away, node: { name: node, reachable: false } } },
    { id: 'node/kubelet', label: t('faults.node.kubelet'), step: { ...when, node: { name: node, kubelet: 'restart' } } },
    { id: 'node/memory', label: t('faults.node.memory'), step: { ...lasting(), node: { name: node, pressure: 'memory' } } },
    { id: 'node/disk', label: t('faults.node.disk'), step: { ...lasting(), node: { name: node, pressure: 'disk' } } },
    { id: 'node/shutdown', label: t('faults.node.shutdown'), step: { ...away, node: { name: node, shutdown: GRACE } } },
    { id: 'node/power', label: t('faults.node.power'), step: { ...away, node: { name: node, shutdown: {} } } },
    command('node/drain', t('faults.node.drain'), `drain ${node} --ignore-daemonsets --delete-emptydir-data --force`),
    command('node/cordon', t('faults.node.cordon'), `cordon ${node}`),
    command('node/taint', t('faults.node.taint'), `taint node ${node} broken=yes:NoSchedule`),
    command('node/expel', t('faults.node.expel'), `taint node ${node} broken=yes:NoExecute`),
  ]
  return { id: 'node', label: t('faults.node', { node }), faults }
}

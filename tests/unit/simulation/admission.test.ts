import { describe, expect, it } from 'vitest'
import { eventsAbout, hungry, playObjects, podIn, podOf } from '../../support/scheduling.ts'

describe('a kubelet takes no Pod that does not fit its node, whoever sent it', () => {
  const rejected = (objects: readonly string[], steps: readonly string[] = []): unknown[] => {
    const trace = playObjects(objects, { steps })
    const { phase, reason, message, containerStatuses } = podIn(trace, 'web').status
    return [phase, reason, message?.replace('Pod was rejected: ', ''), containerStatuses, eventsAbout(trace, 'web')[0]]
  }
  const says = (reason: string, message: string): unknown[] => ['Failed', reason, message, undefined, `${reason} ${message}`]

  it('for want of memory beside the others', () => {
    const objects = [hungry('old', 'memory: 6Gi', 'nodeName: node-1'), hungry('web', 'memory: 4Gi', 'nodeName: node-1')]
    expect(rejected(objects)).toEqual(
      says('OutOfmemory', "Node didn't have enough resource: memory, requested: 4294967296, used: 6442450944, capacity: 8589934592"),
    )
  })

  it('for a selector', () => {
    const why = "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector"
    expect(rejected([podOf('web', 'nodeName: node-1, nodeSelector: {disk: ssd}')])).toEqual(says('NodeAffinity', why))
  })

  it('for a port', () => {
    const port = podOf('web', 'nodeName: node-1').replace('image:', 'ports: [{containerPort: 80, hostPort: 80}], image:')
    const why = "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports"
    expect(rejected([port.replace('web', 'old'), port])).toEqual(says('NodePorts', why))
  })

  it('for a taint that drives Pods away', () => {
    const why = "Predicate TaintToleration failed: node(s) had taints that the pod didn't tolerate"
    expect(rejected([podOf('web', 'nodeName: node-1')], ['before taint node node-1 a=b:NoExecute'])).toEqual(says('TaintToleration', why))
  })

  it('but one that only keeps new ones away does not matter', () => {
    const trace = playObjects([podOf('web', 'nodeName: node-1')], { steps: ['before taint node node-1 a=b:NoSchedule'] })
    expect(podIn(trace, 'web').status.phase).toBe('Running')
  })
})

import { hostPorts, portsCollide } from '../../../kube/scheduling/host-ports.ts'
import { byNode, SKIP } from '../framework.ts'
import type { FilterPlugin, Rejection } from '../framework.ts'

const NAME = 'NodePorts'
const REJECTED: Rejection = { plugin: NAME, reasons: ["node(s) didn't have free ports for the requested pod ports"], resolvable: true }

/** Models plugins/nodeports (v1.36). */
export const nodePorts: FilterPlugin = {
  name: NAME,
  prepare: ({ ports }) => {
    if (ports.length === 0) return SKIP
    return byNode((node) => {
      for (const other of node.pods()) if (other.ports.length > 0 && portsCollide(ports, other.ports)) return REJECTED
      return null
    })
  },
  wakes: ({ ports }, event) => event.kind === 'nodeAdded' || (event.kind === 'podGone' && portsCollide(ports, hostPorts(event.pod.spec))),
}

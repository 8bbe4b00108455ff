import { isNode } from '../../kube/types.ts'
import type { KubeObject, Node, NodeCondition } from '../../kube/types.ts'
import { USUAL_NODES } from '../../kube/world.ts'

/** What a machine has whose Node object does not say otherwise. */
const USUAL_CAPACITY = { cpu: '4', 'ephemeral-storage': '0', memory: '8Gi', pods: '110' }

const HEALTHY = [
  ['MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
  ['Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'],
] as const

/** What the kubelets of the recordings say that they run on: `kubectl get nodes -o wide` and `describe node` show it. */
const SYSTEM = {
  kernelVersion: '3.16.0-0.bpo.4-amd64',
  osImage: 'Debian GNU/Linux 7 (wheezy)',
  containerRuntimeVersion: 'containerd://2.1.0',
}

/** The address of the node that is the `number`th of its cluster, from 1. */
export const nodeIpOf = (number: number): string => `192.168.49.${10 + number}`

/** The nodes that a world begins with: its own ones, else three of the usual kind. */
export function nodesOf(objects: readonly KubeObject[]): Node[] {
  const own = objects.filter(isNode)
  return own.length > 0 ? own : USUAL_NODES.map((name) => ({ apiVersion: 'v1', kind: 'Node', metadata: { name } }))
}

/** Models pkg/kubelet/nodestatus/setters.go (v1.36): what a healthy kubelet says of its node. */
export function healthyConditions(stamp: string): NodeCondition[] {
  return HEALTHY.map(([type, status, reason, message]) => ({
    lastHeartbeatTime: stamp,
    lastTransitionTime: stamp,
    message,
    reason,
    status,
    type,
  }))
}

/** A Node object as its kubelet registers and fills it. Models pkg/kubelet/kubelet_node_status.go initialNode and setters.go (v1.36). */
export function registeredNode(node: Node, number: number, now: string): Node {
  const { name } = node.metadata
  const capacity = { ...USUAL_CAPACITY, ...node.status?.capacity }
  return {
    ...node,
    metadata: {
      ...node.metadata,
      annotations: { 'node.alpha.kubernetes.io/ttl': '0', ...node.metadata.annotations },
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        ...node.metadata.labels,
      },
    },
    spec: { providerID: `podscope://${name}`, ...node.spec },
    status: {
      addresses: [
        { address: nodeIpOf(number), type: 'InternalIP' },
        { address: name, type: 'Hostname' },
      ],
      allocatable: { ...capacity, ...node.status?.allocatable },
      capacity,
      conditions: healthyConditions(now),
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo: {
        architecture: 'amd64',
        bootID: '',
        ...SYSTEM,
        kubeProxyVersion: '',
        kubeletVersion: 'v1.36.3',
        machineID: '',
        operatingSystem: 'linux',
        systemUUID: '',
      },
    },
  }
}

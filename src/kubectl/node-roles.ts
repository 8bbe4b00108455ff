import type { Node } from '../kube/types.ts'
import { compareText } from './format-labels.ts'

const ROLE_PREFIX = 'node-role.kubernetes.io/'

/** The parts that a node plays, by its labels: `control-plane,worker`, or `<none>`. Models kubectl/pkg/describe/describe.go findNodeRoles (v1.36). */
export function nodeRoles({ metadata }: Node): string {
  const roles = Object.entries(metadata.labels ?? {}).map(([key, value]) =>
    key.startsWith(ROLE_PREFIX) ? key.slice(ROLE_PREFIX.length) : key === 'kubernetes.io/role' ? value : '',
  )
  return [...new Set(roles.filter((role) => role !== ''))].toSorted(compareText).join(',') || '<none>'
}

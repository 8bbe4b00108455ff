import { equal } from '../../../base/equal.ts'
import { CORDONED, tolerates } from '../../../kube/scheduling/tolerations.ts'
import { byNode, SKIP } from '../framework.ts'
import type { FilterPlugin, Rejection } from '../framework.ts'

const NAME = 'NodeUnschedulable'
const REJECTED: Rejection = { plugin: NAME, reasons: ['node(s) were unschedulable'], resolvable: false }

/** A cordoned node takes no new Pods. Models plugins/nodeunschedulable (v1.36). */
export const nodeUnschedulable: FilterPlugin = {
  name: NAME,
  prepare: ({ pod }) => {
    const tolerated = pod.spec.tolerations?.some((one) => tolerates(one, { key: CORDONED, effect: 'NoSchedule' })) ?? false
    return tolerated ? SKIP : byNode(({ node }) => (node.spec?.unschedulable ? REJECTED : null))
  },
  wakes: (_, event) => {
    if (event.kind === 'nodeAdded') return !event.node.spec?.unschedulable
    if (event.kind === 'nodeChanged') return Boolean(event.before.spec?.unschedulable) && !event.node.spec?.unschedulable
    return event.kind === 'ownChange' && !equal(event.before.spec.tolerations, event.pod.spec.tolerations)
  },
}

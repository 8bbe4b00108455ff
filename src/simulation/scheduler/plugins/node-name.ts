import { byNode, SKIP } from '../framework.ts'
import type { FilterPlugin, Rejection } from '../framework.ts'

const NAME = 'NodeName'
const REJECTED: Rejection = { plugin: NAME, reasons: ["node(s) didn't match the requested node name"], resolvable: false }

/** Models plugins/nodename (v1.36). */
export const nodeName: FilterPlugin = {
  name: NAME,
  prepare: ({ pod }) => (pod.spec.nodeName ? byNode(({ name }) => (name === pod.spec.nodeName ? null : REJECTED)) : SKIP),
  wakes: (_, { kind }) => kind === 'nodeAdded',
}

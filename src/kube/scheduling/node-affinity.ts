import type { INodeSelectorTerm } from 'kubernetes-models/v1/NodeSelectorTerm'
import { meets, requirementOf } from '../labels.ts'
import type { Node, PodSpec } from '../types.ts'

export type NodeSelectorTerm = INodeSelectorTerm

/** Whether a node meets all of a term; one that asks for nothing matches no node. Models component-helpers nodeaffinity.go (v1.36). */
export function matchesTerm(term: NodeSelectorTerm, node: Node): boolean {
  const { matchExpressions = [], matchFields = [] } = term
  if (matchExpressions.length === 0 && matchFields.length === 0) return false
  const labels = node.metadata.labels ?? {}
  return (
    matchExpressions.every((one) => meets(requirementOf(one), labels)) &&
    matchFields.every((one) => meets(requirementOf(one), { 'metadata.name': node.metadata.name }))
  )
}

/** The terms, one of which a Pod's node has to meet; undefined where it asks for none. */
function requiredTerms(spec: PodSpec): readonly NodeSelectorTerm[] | undefined {
  return spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
}

/** Whether a node is one that a Pod's nodeSelector and required node affinity ask for. Models GetRequiredNodeAffinity (v1.36). */
export function wantsNode(spec: PodSpec, node: Node): boolean {
  const labels = node.metadata.labels ?? {}
  if (!Object.entries(spec.nodeSelector ?? {}).every(([key, value]) => labels[key] === value)) return false
  return requiredTerms(spec)?.some((term) => matchesTerm(term, node)) ?? true
}

/** The only nodes that a Pod can get by name, or null where names do not matter. Models plugins/nodeaffinity PreFilter (v1.36). */
export function namedNodes(spec: PodSpec): ReadonlySet<string> | null {
  const terms = requiredTerms(spec)
  if (!terms || terms.length === 0) return null
  const names = new Set<string>()
  for (const { matchFields = [] } of terms) {
    const byName = matchFields.filter(({ key, operator }) => key === 'metadata.name' && operator === 'In').map(({ values = [] }) => values)
    const [first, ...rest] = byName
    if (first === undefined) return null
    for (const name of first) if (rest.every((values) => values.includes(name))) names.add(name)
  }
  return names
}

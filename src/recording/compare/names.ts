import type { Trace, WatchRecord } from '../../simulation/trace.ts'

const GENERATED = new Set(['Pod', 'ReplicaSet', 'Job'])

/** These give names that do not change from run to run. */
const NAMES_THAT_STAY = new Set(['StatefulSet', 'Node'])

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Gives objects with generated names the names of their owners, numbered in order of creation (`web~replicaset1~pod2`; a DaemonSet's
 * Pods go by their node), everywhere in the Trace, so that two runs of one world call them the same.
 */
export function withStableNames(trace: Trace): Trace {
  const names = stableNames(trace)
  if (names.size === 0) return trace
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(longestFirst.map(escaped).join('|'), 'g')
  const renamed = (text: string): string => text.replace(pattern, (name) => names.get(name) ?? name)
  const records = trace.records.map((record) =>
    record.kind === 'watch' ? { ...record, object: JSON.parse(renamed(JSON.stringify(record.object))) as WatchRecord['object'] } : record,
  )
  return { ...trace, records }
}

function stableNames(trace: Trace): Map<string, string> {
  const names = new Map<string, string>()
  const children = new Map<string, number>()
  for (const record of trace.records) {
    if (record.kind !== 'watch') continue
    const { kind, metadata } = record.object
    const owner = metadata.ownerReferences?.[0]
    if (!owner || !GENERATED.has(kind) || NAMES_THAT_STAY.has(owner.kind) || names.has(metadata.name)) continue
    if (owner.kind === 'DaemonSet') {
      const [, node] = /"values":\["(node-\d+)"\]/.exec(JSON.stringify(record.object)) ?? []
      names.set(metadata.name, node ? `${owner.name}@${node}` : metadata.name)
      continue
    }
    const family = `${names.get(owner.name) ?? owner.name}~${kind.toLowerCase()}`
    const number = (children.get(family) ?? 0) + 1
    children.set(family, number)
    names.set(metadata.name, `${family}${number}`)
  }
  return names
}

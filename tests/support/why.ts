import type { Case } from '../../src/explain/case.ts'
import { explain } from '../../src/explain/why.ts'
import type { Why } from '../../src/explain/why.ts'
import type { Words } from '../../src/explain/words.ts'
import type { World } from '../../src/kube/world.ts'
import { buildLanes } from '../../src/lanes/index.ts'
import type { Lane, Mark, Segment } from '../../src/lanes/types.ts'
import { API_RULES } from '../../src/manifest/index.ts'
import { t } from '../../src/messages/index.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import type { Trace, TraceRecord } from '../../src/simulation/trace.ts'
import { readWorld } from './worlds.ts'

/** A world's text, played by the rules of the API server, with what explains it. */
export function playedCase(text: string, seed = 1): Case {
  const world = readWorld(text)
  return caseOf(simulate(world, { validation: API_RULES, seed }), world)
}

export const caseOf = (trace: Trace, world: World | null): Case => ({ trace, world, model: buildLanes(trace, world ?? undefined) })

const words = (text: Words): string => (typeof text === 'string' ? text : t(text.key, text.values))

/** The lane with this end of its id, such as `container/web`. */
export function laneOf(of: Case, end: string): Lane {
  const lane = of.model.lanes.find(({ id }) => id.endsWith(end))
  if (!lane) throw new Error(`no lane ${end}`)
  return lane
}

/** Why the first segment or mark of a lane is there that `wanted` says yes to. */
export function whyOf(of: Case, lane: string, wanted: (item: Segment | Mark) => boolean): Why {
  const { id, segments, marks } = laneOf(of, lane)
  const item = [...segments, ...marks].find(wanted)
  const why = item && explain(of, { lane: id, item: item.id })
  if (!why) throw new Error(`nothing to explain in ${lane}`)
  return why
}

/** An explanation as people read it: the question, then chain, rules, arithmetic, remark and source, a line each. */
export function pictureOf(why: Why): string {
  return [
    words(why.question),
    ...why.steps.map(({ at, key, values }) => `${(at / 1000).toFixed(1)} ${t(key, values)}`),
    ...why.status.map(({ text, status }) => `${words(text)}: ${status}`),
    ...why.rows.map(({ name, sum, result }) => [name, sum, result].map(words).join(' | ')),
    ...(why.note ? [words(why.note)] : []),
    why.sources.map(({ symbol }) => symbol).join(', '),
  ].join('\n')
}

/** Whether a chain ends where every chain should: at something that somebody did, or that the world began with. */
export function endsAtRoot(trace: Trace, steps: Why['steps']): boolean {
  const root = trace.records[steps[0]?.record ?? -1]
  return root !== undefined && (['manifest', 'fault', 'script', 'command'].includes(root.kind) || isFurniture(root))
}

/** What the cluster has from the start, before any manifest. */
const isFurniture = (root: TraceRecord): boolean =>
  root.kind === 'watch' && root.type === 'ADDED' && root.at <= 0 && root.causes.length === 0

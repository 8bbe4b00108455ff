import { expect, test } from 'vitest'
import { ms, seconds, simTimeOf } from '../../src/base/time.ts'
import { splitWords } from '../../src/kube/command-line/line.ts'
import documentation from '../../src/kubectl/explain/documentation.json'
import { ClusterAt, kubectl } from '../../src/kubectl/index.ts'
import { API_RULES } from '../../src/manifest/index.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import type { Trace } from '../../src/simulation/trace.ts'
import { comparable, transcribedWorlds } from './transcripts.ts'
import type { Typed } from './transcripts.ts'
import { readWorld } from '../support/worlds.ts'

/** What chance decides in Kubernetes the seed decides here; without one, the Scenario's own. */
const SEEDS = [undefined, 1, 2, 4]

/**
 * How long after they were typed commands had their answers: kubectl starts, connects and asks, and the transcripts' times are whole
 * seconds here, rounded.
 */
const ANSWERED_AFTER = [250, 0, 500, -250].map(ms)

/** What no run of these worlds prints, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'deployment-bad-image-stalls at 120s: get pods -o yaml': "the hashes in the Pods' names put them in another order",
  'hung-web at 135s: get pods': 'the recorded Pods were a second earlier',
  'hung-web at 135s: describe pods': 'the recorded Pods were a second earlier',
  'kubectl-tour-mistakes at 15s: logs two --all-containers': 'the logs of two containers come in the order of two connections',
  'kubectl-tour-workloads at 63s: get ns': "the recorder's own Namespaces are there",
  'preemption-by-priority at 20s: create -f -': 'typed by the recorder',
  'replicaset-replaces-deleted at 61s: get events': 'one of its nodes had pulled the image before',
  'replicaset-replaces-deleted at 63s: get events': 'one of its nodes had pulled the image before',
  'static-pod at 45s: get pods': 'the mirror Pod was made a second earlier',
  'static-pod at 45s: describe pods': 'the mirror Pod was made a second earlier',
}

/** What kubectl prints, or what the simulation says that it printed of a change; null for what the world does not type. */
function printed(trace: Trace, at: number, { command }: Typed): string | null {
  const session = {
    cluster: new ClusterAt(trace, simTimeOf(at)),
    namespace: 'default',
    readFile: () => null,
    documentation: () => documentation,
  }
  const answer = kubectl(session, splitWords(command))
  if (answer.kind === 'prints') return [...answer.pieces].map(({ text }) => text).join('')
  const record = trace.records.find((one) => one.kind === 'command' && one.command === command && Math.abs(one.at - at) < 2000)
  return record?.kind === 'command' ? record.output : null
}

/** The first line that differs, as it should be and as it is. */
function firstDifference(want: readonly string[], got: readonly string[]): string {
  const at = Array.from({ length: Math.max(want.length, got.length) }, (_, i) => i).find((i) => want[i] !== got[i]) ?? 0
  return `    want ${want[at] ?? '(end)'}\n    got  ${got[at] ?? '(end)'}`
}

test.each(transcribedWorlds().map((world) => [world.name, world] as const))(
  '%s: kubectl prints what it printed',
  (name, { text, typed }) => {
    const world = readWorld(text)
    const traces = new Map<number | undefined, Trace>()
    const traceOf = (seed: number | undefined): Trace => {
      const trace = traces.get(seed) ?? simulate(world, { validation: API_RULES, ...(seed === undefined ? {} : { seed }) })
      traces.set(seed, trace)
      return trace
    }
    const wrong = typed.flatMap((one) => {
      if (Object.hasOwn(OTHERWISE, `${name} at ${one.at}s: ${one.command}`)) return []
      const wants = one.answers.map(comparable)
      let first: string | null = null
      for (const seed of SEEDS) {
        for (const later of ANSWERED_AFTER) {
          const got = one.at > 0 ? printed(traceOf(seed), seconds(one.at) + later, one) : null
          if (got === null) return []
          const lines = comparable(got)
          if (wants.some((want) => want.join('\n') === lines.join('\n'))) return []
          first ??= `  at ${one.at}s: ${one.command}\n${firstDifference(wants[0] ?? [], lines)}`
        }
      }
      return first ?? []
    })
    expect(wrong, `\n${wrong.join('\n')}\n`).toEqual([])
  },
)

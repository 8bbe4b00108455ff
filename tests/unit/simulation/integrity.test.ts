import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPod } from '../../../src/kube/types.ts'
import type { Trace, TraceRecord, WatchRecord } from '../../../src/simulation/trace.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { assertTraceIntegrity } from '../../support/trace-integrity.ts'
import { container, pod } from '../../support/pictures.ts'
import { randomWorlds } from '../../support/random-worlds.ts'
import { worldOf } from '../../support/worlds.ts'

const WORLDS = 60
/** Many worlds take their time on a busy machine, in milliseconds. */
const PATIENCE = 60_000

describe('the Trace of any world', () => {
  it(
    'holds together',
    () => {
      fc.assert(
        fc.property(randomWorlds, fc.integer({ min: 1, max: 1000 }), ({ documents, spec }, seed) => {
          assertTraceIntegrity(simulate(worldOf(spec, ...documents), { seed }))
        }),
        { numRuns: WORLDS, seed: 36 },
      )
    },
    PATIENCE,
  )

  it(
    'is the same for the same seed, byte for byte',
    () => {
      fc.assert(
        fc.property(randomWorlds, ({ documents, spec }) => {
          const world = worldOf(spec, ...documents)
          expect(JSON.stringify(simulate(world, { seed: 7 }))).toBe(JSON.stringify(simulate(world, { seed: 7 })))
        }),
        { numRuns: 10, seed: 36 },
      )
    },
    PATIENCE,
  )
})

/** The records from `record` back to what began it, the nearest cause of each first. */
function chainOf(trace: Trace, record: TraceRecord): TraceRecord[] {
  const chain = [record]
  for (let at: TraceRecord | undefined = record; at && at.causes.length > 0; ) {
    at = trace.records[at.causes.at(-1) ?? 0]
    if (at) chain.push(at)
  }
  return chain
}

/** All records that led to one. */
function causesOf(trace: Trace, record: TraceRecord, found = new Set<TraceRecord>()): Set<TraceRecord> {
  for (const id of record.causes) {
    const cause = trace.records[id]
    if (cause && !found.has(cause)) causesOf(trace, cause, found.add(cause))
  }
  return found
}

const firstWhere = (trace: Trace, meets: (text: string) => boolean): WatchRecord => {
  const record = trace.records.find(
    (one): one is WatchRecord => one.kind === 'watch' && one.object.kind === 'Pod' && meets(JSON.stringify(one.object)),
  )
  if (!record) throw new Error('no such record')
  return record
}
const kinds = (records: Iterable<TraceRecord>): string[] => [...new Set([...records].map(({ kind }) => kind))]

/** The ends of containers that the Pod's records tell, each at the first record that has it. */
function endsIn(trace: Trace): { record: WatchRecord; container: string; exitCode: number }[] {
  const told = new Set<string>()
  return trace.records.flatMap((record) => {
    if (record.kind !== 'watch' || !isPod(record.object)) return []
    const { containerStatuses = [], initContainerStatuses = [] } = record.object.status
    return [...initContainerStatuses, ...containerStatuses].flatMap(({ lastState, name, state }) => {
      const end = state?.terminated ?? lastState?.terminated
      if (!end?.containerID || told.has(end.containerID)) return []
      told.add(end.containerID)
      return [{ record, container: name, exitCode: end.exitCode }]
    })
  })
}

describe('causes', () => {
  it(
    'lead from every end that the API tells to the exit of the process, in any world',
    () => {
      fc.assert(
        fc.property(randomWorlds, ({ documents, spec }) => {
          const trace = simulate(worldOf(spec, ...documents), { seed: 3 })
          for (const { container: name, exitCode, record } of endsIn(trace)) {
            const exits = [...causesOf(trace, record)].filter(
              (one) => one.kind === 'process' && one.container === name && one.exitCode === exitCode,
            )
            expect(exits, `record ${record.id}: the end of ${name}`).not.toHaveLength(0)
          }
        }),
        { numRuns: WORLDS, seed: 5 },
      )
    },
    PATIENCE,
  )

  it('lead from an ended container to the line of the Scenario that ended it', () => {
    const trace = pod(
      { containers: [container('app')] },
      { duration: '10s', processes: [{ container: 'app', starts: [{ exits: { after: '4s', code: 3 } }] }] },
    )
    const chain = chainOf(
      trace,
      firstWhere(trace, (text) => text.includes('"exitCode":3')),
    )
    expect(chain.map(({ kind }) => kind)).toEqual(['watch', 'sync', 'process', 'script'])
    expect(chain.at(-1)).toMatchObject({ path: ['spec', 'processes', 0, 'starts', 0] })
  })

  it('lead from a restart to the probe that wanted it, and to the fault behind the probe', () => {
    const trace = pod(
      { containers: [container('app', { livenessProbe: { httpGet: { port: 80 }, periodSeconds: 2, failureThreshold: 2 } })] },
      { duration: '40s', timeline: [{ at: '10s', probe: { container: 'app', probe: 'liveness', how: '500' } }] },
    )
    const causes = causesOf(
      trace,
      firstWhere(trace, (text) => text.includes('"restartCount":1')),
    )
    expect(kinds(causes)).toEqual(expect.arrayContaining(['sync', 'process', 'signal', 'probe', 'fault']))
    expect([...causes].find(({ kind }) => kind === 'fault')).toMatchObject({ path: ['spec', 'timeline', 0], at: 10_000 })
  })

  it('lead from the end of a Pod to the command that deleted it', () => {
    const trace = pod(
      { containers: [container('app')] },
      { duration: '30s', timeline: [{ at: '10s', kubectl: 'delete pod web --wait=false' }] },
    )
    const gone = trace.records.findLast((one): one is WatchRecord => one.kind === 'watch' && one.type === 'DELETED')
    if (!gone) throw new Error('the Pod is gone')
    expect(kinds(causesOf(trace, gone))).toEqual(expect.arrayContaining(['command', 'sync', 'signal', 'process']))
  })

  it('lead from a kill for memory to its fault', () => {
    const trace = pod({ containers: [container('app')] }, { duration: '20s', timeline: [{ at: '10s', oom: { container: 'app' } }] })
    const chain = chainOf(
      trace,
      firstWhere(trace, (text) => text.includes('OOMKilled')),
    )
    expect(chain.map(({ kind }) => kind)).toEqual(['watch', 'sync', 'process', 'fault'])
  })
})

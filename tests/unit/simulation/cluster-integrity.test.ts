import fc from 'fast-check'
import { describe, it } from 'vitest'
import { isEndpointSlice, isPod } from '../../../src/kube/types.ts'
import type { KubeObject, Pod } from '../../../src/kube/types.ts'
import type { ScenarioStep } from '../../../src/kube/scenario.ts'
import { API_RULES } from '../../../src/manifest/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import type { Trace, WatchRecord } from '../../../src/simulation/trace.ts'
import { assertTraceIntegrity } from '../../support/trace-integrity.ts'
import { workload } from '../../support/workloads.ts'
import { worldOf } from '../../support/worlds.ts'

/** Many worlds take their time on a busy machine, in milliseconds. */
const PATIENCE = 120_000
const DURATION = '8m'
/** A controller's word travels: what it saw may be this old, in milliseconds. */
const HOPS = 60

const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } }
const PROBED = { readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 2 }, ports: [{ containerPort: 80 }] }
const PROCESSES = [{ container: 'app', starts: [{ listens: '2s' }], onSigterm: { exits: { after: '3s', code: 0 } } }]

const at = fc.integer({ min: 15, max: 200 }).map((second) => `${second}s`)
const kubectl = (...commands: readonly string[]): fc.Arbitrary<ScenarioStep> => fc.record({ at, kubectl: fc.constantFrom(...commands) })
const loss: fc.Arbitrary<ScenarioStep> = fc.record({
  at,
  node: fc
    .tuple(
      fc.constantFrom('node-1', 'node-2'),
      fc.constantFrom(
        { reachable: false },
        { pressure: 'memory' as const },
        { shutdown: {} },
        { shutdown: { shutdownGracePeriod: '20s', shutdownGracePeriodCriticalPods: '5s' } },
      ),
    )
    .map(([name, what]) => ({ name, ...what })),
})

const play = (document: Record<string, unknown> & { kind: string }, timeline: ScenarioStep[], seed: number): Trace => {
  const trace = simulate(worldOf({ duration: DURATION, processes: PROCESSES, timeline }, document, SERVICE), {
    seed,
    validation: API_RULES,
  })
  assertTraceIntegrity(trace)
  return trace
}

/** Calls `look` after each change with all objects that are there, by uid. */
function watch(trace: Trace, look: (objects: ReadonlyMap<string, KubeObject>, record: WatchRecord) => void): void {
  const objects = new Map<string, KubeObject>()
  for (const record of trace.records) {
    if (record.kind !== 'watch') continue
    const uid = record.object.metadata.uid ?? ''
    if (record.type === 'DELETED') objects.delete(uid)
    else objects.set(uid, record.object)
    look(objects, record)
  }
}

const isOver = ({ status, metadata }: Pod): boolean =>
  metadata.deletionTimestamp !== undefined || ['Succeeded', 'Failed'].includes(status.phase ?? '')
const isReady = ({ status }: Pod): boolean =>
  status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false
const fail = (record: WatchRecord, what: string): never => {
  throw new Error(`at ${record.at / 1000}s: ${what}`)
}

describe('a cluster', () => {
  it(
    'rolls a Deployment out with at most maxSurge Pods more and maxUnavailable fewer',
    () => {
      const shape = fc.record({
        replicas: fc.integer({ min: 1, max: 5 }),
        surge: fc.integer({ min: 0, max: 2 }),
        unavailable: fc.integer({ min: 0, max: 2 }),
      })
      fc.assert(
        fc.property(
          shape,
          fc.array(at, { minLength: 1, maxLength: 3 }),
          fc.integer({ min: 1, max: 99 }),
          ({ replicas, surge, unavailable }, times, seed) => {
            fc.pre(surge + unavailable > 0)
            const rollingUpdate = { maxSurge: surge, maxUnavailable: unavailable }
            const spec = { replicas, strategy: { type: 'RollingUpdate', rollingUpdate } }
            const images = times.map(
              (time, i): ScenarioStep => ({ at: time, kubectl: `set image deployment/web app=example/app:${i + 2}` }),
            )
            let complete = false
            watch(play(workload('Deployment', spec, PROBED), images, seed), (objects, record) => {
              const pods = [...objects.values()].filter(isPod)
              const alive = pods.filter((pod) => !isOver(pod)).length
              const ready = pods.filter((pod) => !isOver(pod) && isReady(pod)).length
              if (alive > replicas + surge) fail(record, `${alive} Pods, ${replicas} wanted, maxSurge ${surge}`)
              complete ||= ready === replicas
              if (complete && ready < replicas - unavailable)
                fail(record, `${ready} ready Pods of ${replicas}, maxUnavailable ${unavailable}`)
            })
          },
        ),
        { numRuns: 25, seed: 36 },
      )
    },
    PATIENCE,
  )

  it(
    'never has two Pods of one name in a StatefulSet',
    () => {
      const step = fc.oneof(
        kubectl(
          'delete pod web-0 --wait=false',
          'delete pod web-1 --wait=false',
          'scale statefulset web --replicas=1',
          'scale statefulset web --replicas=3',
        ),
        loss,
      )
      fc.assert(
        fc.property(fc.array(step, { maxLength: 5 }), fc.integer({ min: 1, max: 99 }), (steps, seed) => {
          watch(play(workload('StatefulSet', { replicas: 3, serviceName: 'web' }, PROBED), steps, seed), (objects, record) => {
            const names = [...objects.values()].filter(isPod).map(({ metadata }) => metadata.name)
            if (new Set(names).size !== names.length) fail(record, `two Pods of one name: ${names.join(', ')}`)
          })
        }),
        { numRuns: 25, seed: 36 },
      )
    },
    PATIENCE,
  )

  it(
    'sends traffic to ready Pods only, and leaves no Pod whose owner is gone',
    () => {
      const step = fc.oneof(
        kubectl(
          'delete pod -l app=web --wait=false',
          'scale deployment web --replicas=1',
          'scale deployment web --replicas=4',
          'set image deployment/web app=example/app:2',
          'rollout restart deployment/web',
        ),
        loss,
      )
      fc.assert(
        fc.property(fc.array(step, { maxLength: 5 }), fc.boolean(), fc.integer({ min: 1, max: 99 }), (steps, removed, seed) => {
          const last: ScenarioStep[] = removed ? [{ at: '220s', kubectl: 'delete deployment web --wait=false' }] : []
          const trace = play(workload('Deployment', { replicas: 3 }, PROBED), [...steps, ...last], seed)
          const readyUntil = new Map<string, number>()
          let end: readonly KubeObject[] = []
          watch(trace, (objects, record) => {
            const { object } = record
            if (isPod(object))
              readyUntil.set(
                object.metadata.name,
                isReady(object) && !isOver(object)
                  ? Number.POSITIVE_INFINITY
                  : Math.min(readyUntil.get(object.metadata.name) ?? -1, record.at),
              )
            if (isEndpointSlice(object)) {
              for (const { conditions, targetRef } of object.endpoints ?? []) {
                const until = readyUntil.get(targetRef?.name ?? '') ?? -1
                if (conditions?.ready && record.at > until + HOPS)
                  fail(record, `${targetRef?.name} gets traffic, ready until ${until / 1000}s`)
              }
            }
            end = [...objects.values()]
          })
          const uids = new Set(end.map(({ metadata }) => metadata.uid))
          for (const { kind, metadata } of end) {
            const owners = metadata.ownerReferences ?? []
            if (owners.length === 0 || owners.some(({ uid }) => uids.has(uid)) || metadata.deletionTimestamp !== undefined) continue
            throw new Error(`${kind} ${metadata.name} outlives ${owners.map(({ name }) => name).join(', ')}`)
          }
        }),
        { numRuns: 25, seed: 36 },
      )
    },
    PATIENCE,
  )
})

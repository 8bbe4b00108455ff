import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments, stringify } from 'yaml'
import { buildLanes } from '../../../src/lanes/index.ts'
import { RecordingError } from '../../../src/recording/problem.ts'
import { isRecording, isWatchStream } from '../../../src/recording/recognise.ts'
import { bookmarkLine, readRecording, watchStreamLines } from '../../../src/recording/watch-stream.ts'
import type { Recording } from '../../../src/recording/watch-stream.ts'
import type { WatchRecord } from '../../../src/simulation/trace.ts'

interface Line {
  readonly at: number
  readonly type: WatchRecord['type']
  readonly object: WatchRecord['object']
}

const linesOf = (name: string): readonly Line[] =>
  gunzipSync(readFileSync(new URL(`../../recordings/${name}/watch.jsonl.gz`, import.meta.url)))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

/** What kubectl get -w --output-watch-events -o json would have printed: no times. */
const printed = (name: string, kind = 'Pod'): readonly object[] =>
  linesOf(name)
    .filter(({ object }) => object.kind === kind)
    .map(({ type, object }) => ({ type, object }))

const compact = (values: readonly object[]): string => `${values.map((value) => JSON.stringify(value)).join('\n')}\n`
const pretty = (values: readonly object[]): string => values.map((value) => `${JSON.stringify(value, null, 4)}\n`).join('')

/** `Running#0 6–20 | …`: the states of a container, in seconds. */
function lane({ trace }: Recording, id: string): string {
  const found = buildLanes(trace).lanes.find((one) => one.id.endsWith(id))
  return (found?.segments ?? []).map(({ label, from, to }) => `${label} ${from / 1000}–${to / 1000}`).join(' | ')
}

describe('what kubectl prints of a watch', () => {
  test('has the same times however it is laid out, with prompts around it and its end cut off', () => {
    const values = printed('hung-web')
    const expected = readRecording(compact(values), 'x')
    expect(expected.about).toEqual({ of: 'watch', times: 'inferred', cut: false })
    expect(readRecording(pretty(values), 'x')).toEqual(expected)
    expect(readRecording(`\uFEFF$ kubectl get pods -w\n${pretty(values)}^C\n`, 'x')).toEqual(expected)
    expect(readRecording(values.map((value) => stringify(value)).join('---\n'), 'x')).toEqual(expected)
    const half = `${compact(values)}${pretty(values.slice(-1)).slice(0, 300)}`
    expect(readRecording(half, 'x')).toEqual({ ...expected, about: { ...expected.about, cut: true } })
  })

  test('is known by its first event', () => {
    const values = printed('hung-web').slice(0, 2)
    expect([compact(values), pretty(values), values.map((value) => stringify(value)).join('---\n')].map(isWatchStream)).toEqual([
      true,
      true,
      true,
    ])
    expect(['kind: Pod', '{"kind": "Pod"}', '', '{"type": "Opaque", "kind": "Secret"}'].map(isRecording)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  test('tells the times to the second, and never ones that had not come yet', () => {
    const errors = [
      'crash-loop-exit-1',
      'hung-web',
      'liveness-http-500',
      'deployment-rolling-update',
      'delete-force',
      'scheduling-gate-removed',
    ].flatMap((name) => {
      const exact = readRecording(compact(linesOf(name)), name).trace
      const { trace } = readRecording(compact(linesOf(name).map(({ type, object }) => ({ type, object }))), name)
      const shift = Date.parse(trace.epoch) - Date.parse(exact.epoch)
      const when = new Map(exact.records.map((record) => [keyOf(record as WatchRecord), record.at]))
      return (trace.records as readonly WatchRecord[]).map((record) => record.at + shift - (when.get(keyOf(record)) ?? 0))
    })
    expect(Math.max(...errors)).toBeLessThanOrEqual(1000)
    const close = errors.filter((error) => error > -2000)
    expect(close.length / errors.length).toBeGreaterThan(0.9)
  })

  test('of Pods that were there before begins when the watch did', () => {
    const [old, young] = ['2026-11-21T10:00:00Z', '2026-11-21T12:00:00Z'].map((since) => pod(since, { running: { startedAt: since } }))
    const gone = { ...old, metadata: { ...old?.metadata, deletionTimestamp: '2026-11-21T12:01:40Z', deletionGracePeriodSeconds: 30 } }
    const { trace } = readRecording(
      compact([
        { type: 'ADDED', object: young },
        { type: 'ADDED', object: { ...old, metadata: { ...old?.metadata, name: 'old', uid: 'old' } } },
        { type: 'MODIFIED', object: { ...gone, metadata: { ...gone.metadata, name: 'old', uid: 'old' } } },
      ]),
      'x',
    )
    expect(trace.epoch).toBe('2026-11-21T12:00:00.000Z')
    expect(trace.records.map(({ at }) => at)).toEqual([0, 0, 70_000])
  })

  test('is read however many blank lines are before it or between its documents', () => {
    const values = printed('hung-web').slice(0, 2)
    const blank = '\n'.repeat(200)
    const expected = readRecording(compact(values), 'x')
    expect(readRecording(blank + compact(values), 'x')).toEqual(expected)
    expect(isWatchStream(blank + compact(values))).toBe(true)
    expect(readRecording(blank + values.map((value) => stringify(value)).join(`---${blank}`), 'x')).toEqual(expected)
    expect(isWatchStream(`---${blank}`.repeat(40))).toBe(false)
  })

  test('without its events, as with -o json alone, tells additions and changes by what was seen before', () => {
    const [first, second] = linesOf('hung-web').filter(({ object }) => object.kind === 'Pod')
    const { trace, about } = readRecording(pretty([{ apiVersion: 'v1', kind: 'List', items: [first?.object] }, second?.object ?? {}]), 'x')
    expect(trace.records.map((record) => (record as WatchRecord).type)).toEqual(['ADDED', 'MODIFIED'])
    expect(about.of).toBe('watch')
  })

  test('is saved with its times, how it came about, and until when it goes', () => {
    const { trace, about } = readRecording(compact(printed('hung-web')), 'x')
    const saved = [...watchStreamLines(trace), bookmarkLine(trace, about)].join('\n')
    expect(readRecording(saved, 'x')).toEqual({ trace, about })
  })

  test('may hold events that are none of an object', () => {
    const status = { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', reason: 'Expired', code: 410 }
    const values = printed('hung-web')
    expect(readRecording(compact([...values, { type: 'ERROR', object: status }]), 'x')).toEqual(readRecording(compact(values), 'x'))
  })

  test('whatever the text, it is read or refused with a reason', () => {
    const text = pretty(printed('hung-web').slice(0, 3))
    fc.assert(
      fc.property(fc.nat(text.length), fc.string(), fc.nat(40), (at, noise, length) => {
        try {
          readRecording(text.slice(0, at) + noise + text.slice(at + length), 'x')
        } catch (error) {
          if (!(error instanceof RecordingError)) throw error
        }
      }),
      { numRuns: 200 },
    )
  })
})

const keyOf = ({ type, object: { kind, metadata } }: WatchRecord): string =>
  `${type} ${kind} ${metadata.namespace}/${metadata.name} ${metadata.resourceVersion}`

/** A Pod as `kubectl get pod -o json` prints it. */
function pod(created: string, state: object, more: object = {}) {
  const status = {
    phase: 'Running',
    startTime: created,
    containerStatuses: [{ name: 'app', image: 'a', imageID: '', ready: true, restartCount: 0, state, ...more }],
  }
  const metadata = { name: 'web', namespace: 'default', uid: '5f0c6a14-0000-4000-8000-000000000000', creationTimestamp: created }
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'app', image: 'a' }] }, status }
}

describe('a snapshot', () => {
  const at = (seconds: number): string => new Date(Date.parse('2026-11-21T12:00:00Z') + seconds * 1000).toISOString().replace('.000', '')
  const died = (from: number, to: number) => ({ terminated: { startedAt: at(from), finishedAt: at(to), exitCode: 1, reason: 'Error' } })

  test('tells what came before it by its own timestamps', () => {
    const text = pretty([pod(at(0), { running: { startedAt: at(40) } }, { restartCount: 1, lastState: died(5, 25) })])
    expect(isRecording(text)).toBe(true)
    const read = readRecording(text, 'x')
    expect(read.about).toEqual({ of: 'snapshot', times: 'inferred', cut: false })
    expect(lane(read, 'container/app')).toBe('ContainerCreating 0–5 | Running 5–25 | Error 25–40 | Running 40–41.2')
  })

  test('begins at the last run that is remembered, where there were more', () => {
    const waiting = { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 40s restarting failed container' } }
    const read = readRecording(pretty([pod(at(0), waiting, { restartCount: 7, ready: false, lastState: died(3600, 3620) })]), 'x')
    expect(lane(read, 'container/app')).toBe('Running 0–20 | CrashLoopBackOff 20–21')
    expect(read.trace.epoch).toBe('2026-11-21T13:00:00.000Z')
  })

  test('may be a List, and YAML', () => {
    const list = {
      apiVersion: 'v1',
      kind: 'PodList',
      items: [pod(at(0), { running: { startedAt: at(2) } })].map(({ spec, metadata, status }) => ({ spec, metadata, status })),
    }
    const read = readRecording(stringify(list), 'x')
    expect(lane(read, 'container/app')).toBe('ContainerCreating 0–2 | Running 2–3')
    expect(readRecording(pretty(parseAllDocuments(stringify(list)).map((one) => one.toJS() as object)), 'x')).toEqual(read)
  })

  test('has Events from their first time on', () => {
    const event = {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'web.1', namespace: 'default', creationTimestamp: at(10) },
      involvedObject: { kind: 'Pod', name: 'web', namespace: 'default' },
      reason: 'BackOff',
      type: 'Warning',
      message: 'Back-off restarting failed container',
      count: 4,
      firstTimestamp: at(10),
      lastTimestamp: at(60),
    }
    const { trace } = readRecording(
      pretty([{ apiVersion: 'v1', kind: 'List', items: [pod(at(0), { running: { startedAt: at(2) } }), event] }]),
      'x',
    )
    expect(trace.records.filter((record) => (record as WatchRecord).object.kind === 'Event').map((record) => record.at)).toEqual([
      10_000, 60_000,
    ])
  })
})

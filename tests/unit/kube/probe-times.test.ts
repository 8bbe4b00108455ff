import { describe, expect, it } from 'vitest'
import { inSeconds } from '../../../src/base/time.ts'
import { probeTimes } from '../../../src/kube/probe-times.ts'
import type { Probe, ProbeType } from '../../../src/kube/types.ts'
import { API_RULES } from '../../../src/manifest/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import type { Trace } from '../../../src/simulation/trace.ts'
import { readWorld } from '../../support/worlds.ts'

const GRACE = 7

function play(probes: Readonly<Record<string, Probe>>, spec: object): Trace {
  const scenario = { apiVersion: 'podscope.dev/v1alpha1', kind: 'Scenario', spec: { duration: '3m', ...spec } }
  const container = { name: 'web', image: 'example/web:1', ...probes }
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { terminationGracePeriodSeconds: GRACE, containers: [container] },
  }
  const world = readWorld([scenario, pod].map((one) => JSON.stringify(one)).join('\n---\n'))
  return simulate(world, { validation: API_RULES })
}

const httpGet = { path: '/', port: 8080 }
/** When the fault begins: somewhere within a period. */
const PHASES = [60, 61.3, 62.7, 64.1, 65.9, 68.2, 70.4]

/** Seconds from the fault to the verdict, and to the end of the process. */
function outcome(type: ProbeType, numbers: Partial<Probe>, fault: object, at: number): { noticed: number; gone: number } {
  const trace = play({ [`${type}Probe`]: { httpGet, ...numbers } }, { timeline: [{ at: `${at}s`, ...fault }] })
  const verdict = trace.records.find((one) => one.kind === 'probe' && one.verdict === 'failure' && one.until > at * 1000)
  const exit = trace.records.find((one) => one.kind === 'process' && one.what === 'exited' && one.at > at * 1000)
  return {
    noticed: verdict?.kind === 'probe' ? inSeconds(verdict.until) - at : Number.NaN,
    gone: exit ? inSeconds(exit.at) - at : Number.NaN,
  }
}

/** The kubelet itself takes a few hundredths; a real one no less. */
const SLACK = 0.3

describe('the arithmetic of a probe', () => {
  it.each<[ProbeType, Partial<Probe>]>([
    ['liveness', { periodSeconds: 5, timeoutSeconds: 2 }],
    ['liveness', { periodSeconds: 10, failureThreshold: 1 }],
    ['liveness', { periodSeconds: 3, timeoutSeconds: 5, failureThreshold: 2 }],
    ['readiness', { periodSeconds: 4, failureThreshold: 4 }],
  ])('holds for a %s probe with %j, whenever it hangs', (type, numbers) => {
    const { hang, gone } = probeTimes(type, { httpGet, ...numbers }, GRACE)
    const found = PHASES.map((at) => outcome(type, numbers, { hang: { container: 'web' } }, at))
    for (const { noticed } of found) {
      expect(noticed).toBeGreaterThanOrEqual(inSeconds(hang.earliest))
      expect(noticed).toBeLessThanOrEqual(inSeconds(hang.latest) + SLACK)
    }
    if (!gone) return
    for (const one of found) {
      expect(one.gone).toBeGreaterThanOrEqual(inSeconds(gone.earliest))
      expect(one.gone).toBeLessThanOrEqual(inSeconds(gone.latest) + SLACK)
    }
  })

  it('holds for answers that are wrong at once', () => {
    const numbers = { periodSeconds: 5, failureThreshold: 3 }
    const { refusal } = probeTimes('liveness', { httpGet, ...numbers }, GRACE)
    for (const at of PHASES) {
      const { noticed } = outcome('liveness', numbers, { probe: { container: 'web', probe: 'liveness', how: '500' } }, at)
      expect(noticed).toBeGreaterThanOrEqual(inSeconds(refusal.earliest))
      expect(noticed).toBeLessThanOrEqual(inSeconds(refusal.latest) + SLACK)
    }
  })

  it('says how long a start may take', () => {
    const startupProbe: Probe = { httpGet, periodSeconds: 4, failureThreshold: 5 }
    const { start } = probeTimes('startup', startupProbe, GRACE)
    expect(start).toEqual({ earliest: 16_000, latest: 20_000 })
    const kills = (listens: number): boolean =>
      play({ startupProbe }, { processes: [{ container: 'web', starts: [{ listens: `${listens}s` }] }] }).records.some(
        (one) => one.kind === 'process' && one.what === 'exited',
      )
    expect([10, 15.9, 20.1, 25].map(kills)).toEqual([false, false, true, true])
  })
})

import { equal } from '../../base/equal.ts'
import { inSeconds, parseGoDuration } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import { probeNumbers, probeTimes } from '../../kube/probe-times.ts'
import type { Span } from '../../kube/probe-times.ts'
import type { ScenarioSpec } from '../../kube/scenario.ts'
import type { Container, PodSpec, Probe, ProbeType } from '../../kube/types.ts'
import type { MessageKey, MessageValues } from '../../messages/index.ts'
import type { SpecAdvice } from './index.ts'

type Path = readonly (string | number)[]

/** A probe of a container, with all that advice needs. */
interface Probed {
  readonly type: ProbeType
  readonly probe: Probe
  readonly container: Container
  readonly grace: number
  readonly path: Path
  /** When the process opens its ports after its start, as far as the Scenario says so. */
  readonly listens: Duration | null
}

const TYPES: readonly ProbeType[] = ['startup', 'liveness', 'readiness']
const FIELDS = { liveness: 'livenessProbe', readiness: 'readinessProbe', startup: 'startupProbe' } as const

/** The arithmetic of every probe, and what of it will surprise somebody. */
export function* adviseOnProbes(spec: PodSpec, scenario: ScenarioSpec | undefined): Generator<SpecAdvice> {
  const lists = [
    ['initContainers', spec.initContainers ?? []],
    ['containers', spec.containers],
  ] as const
  const grace = spec.terminationGracePeriodSeconds ?? 30
  for (const [list, containers] of lists) {
    for (const [i, container] of containers.entries()) {
      const starts = scenario?.processes?.find((process) => process.container === container.name)?.starts
      const listens = parseGoDuration(starts?.[0]?.listens ?? '')
      for (const type of TYPES) {
        const probe = container[FIELDS[type]]
        if (probe) yield* adviseOnProbe({ type, probe, container, grace, listens, path: [list, i, FIELDS[type]] })
      }
    }
  }
}

function* adviseOnProbe(probed: Probed): Generator<SpecAdvice> {
  const warnings = [earlyKill(probed), sameAsReadiness(probed), longTimeout(probed)].filter((one) => one !== null)
  yield* warnings
  const { type, probe, grace, path } = probed
  const times = probeTimes(type, probe, grace)
  const values = {
    ...spanValues('noticed', times.hang),
    ...spanValues('gone', times.gone ?? times.hang),
    ...spanValues('start', times.start ?? times.hang),
    ...spanValues('back', times.recovery),
  }
  yield { severity: 'hint', key: `advice.arithmetic.${type}`, values, path, mend: null }
}

const spanValues = (name: string, { earliest, latest }: Span): MessageValues => ({
  [`${name}From`]: inSeconds(earliest),
  [`${name}To`]: inSeconds(latest),
})

const warning = (key: MessageKey, values: MessageValues, path: Path, mend: SpecAdvice['mend']): SpecAdvice => ({
  severity: 'warning',
  key,
  values,
  path,
  mend,
})

/** Whether an attempt needs the port that the process opens late. */
const asksPort = ({ httpGet, tcpSocket, grpc }: Probe): boolean => Boolean(httpGet ?? tcpSocket ?? grpc)

/** The probe gives up on a start before that can succeed. */
function earlyKill({ type, probe, container, grace, path, listens }: Probed): SpecAdvice | null {
  const held = type === 'liveness' && container.startupProbe
  const { start } = probeTimes(type, probe, grace)
  if (held || !start || listens === null || !asksPort(probe) || listens <= start.earliest) return null
  const { initialDelay, period } = probeNumbers(probe)
  const enough = Math.ceil((listens - initialDelay) / period) + 1
  const key = listens > start.latest ? `advice.start.${type === 'startup' ? 'startup' : 'liveness'}` : 'advice.start.maybe'
  const values = { container: container.name, listens: inSeconds(listens), ...spanValues('start', start) }
  return warning(key as MessageKey, values, path, { path: [...path, 'failureThreshold'], value: enough })
}

const actionOf = ({ exec, httpGet, tcpSocket, grpc }: Probe) => ({ exec, httpGet, tcpSocket, grpc })

/** Liveness asks the same as readiness and loses patience no later: what should only take traffic away kills. */
function sameAsReadiness({ type, probe, container, grace, path }: Probed): SpecAdvice | null {
  const { readinessProbe: readiness } = container
  if (type !== 'liveness' || !readiness || !equal(actionOf(probe), actionOf(readiness))) return null
  const [kills, takesOut] = [probeTimes('liveness', probe, grace).refusal, probeTimes('readiness', readiness, grace).refusal]
  if (kills.latest > takesOut.latest) return null
  const value = Math.ceil(takesOut.latest / probeNumbers(probe).period) * 3
  return warning('advice.same', { container: container.name }, path, { path: [...path, 'failureThreshold'], value })
}

/** An attempt that runs out of time outlasts the period: everything takes longer than it looks. */
function longTimeout({ probe, path }: Probed): SpecAdvice | null {
  const { timeout, period } = probeNumbers(probe)
  if (timeout <= period) return null
  const values = { timeout: inSeconds(timeout), period: inSeconds(period) }
  return warning('advice.timeout', values, [...path, 'timeoutSeconds'], { path: [...path, 'timeoutSeconds'], value: inSeconds(period) })
}

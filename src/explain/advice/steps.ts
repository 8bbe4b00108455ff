/** Steps of a Scenario of which nothing came: kubectl refused them, or what they act on did not happen while they lasted. */
import { parseGoDuration } from '../../base/time.ts'
import { refusalIn } from '../../kube/command-line/complaints.ts'
import type { FaultTarget, Scenario, ScenarioStep } from '../../kube/scenario.ts'
import type { MessageKey, MessageValues } from '../../messages/index.ts'
import type { PodKey, ProcessRecord, Trace } from '../../simulation/trace.ts'

export interface StepAdvice {
  readonly key: MessageKey
  readonly values: MessageValues
  /** The action, from the Scenario document's root. */
  readonly path: readonly (string | number)[]
}

/** When a process ran; `to` is infinite where it still does. */
interface Life {
  readonly pod: PodKey
  readonly container: string
  readonly from: number
  to: number
}

interface Span {
  readonly from: number
  readonly to: number
}

/** What is to be said about the steps of a run, in the order of the Scenario. */
export function adviseOnSteps(trace: Trace, scenario: Scenario): readonly StepAdvice[] {
  const refusals = new Map(
    trace.records.flatMap((record) => {
      const refusal = record.kind === 'command' ? refusalIn(record.output) : null
      return record.kind === 'command' && refusal !== null ? [[record.path.join('.'), refusal] as const] : []
    }),
  )
  const lives = livesIn(trace)
  return (scenario.spec?.timeline ?? []).flatMap((step, index) => {
    const path = ['spec', 'timeline', index]
    const refusal = refusals.get(path.join('.'))
    if (refusal !== undefined) {
      const action = (['kubectl', 'apply', 'evict', 'static'] as const).find((name) => step[name] !== undefined)
      return [{ key: 'advice.refused' as const, values: { refusal }, path: action ? [...path, action] : path }]
    }
    const span = spanOf(step)
    const idle = span && span.from < trace.end ? idleStep(trace, lives, step, span) : null
    return idle ? [{ ...idle, path: [...path, ...idle.path] }] : []
  })
}

function spanOf({ at, until }: ScenarioStep): Span | null {
  const from = parseGoDuration(at ?? '')
  return from === null ? null : { from, to: parseGoDuration(until ?? '') ?? Infinity }
}

function livesIn({ records }: Trace): readonly Life[] {
  const lives = new Map<string, Life>()
  for (const record of records) {
    if (record.kind !== 'process') continue
    if (record.what === 'started')
      lives.set(nameOf(record), { pod: record.pod, container: record.container, from: record.at, to: Infinity })
    const life = record.what === 'exited' ? lives.get(nameOf(record)) : undefined
    if (life) life.to = record.at
  }
  return [...lives.values()]
}

const nameOf = ({ container, instance, pod }: ProcessRecord): string => `${pod}/${container}/${instance}`

const hits = ({ pod, container }: FaultTarget, one: { readonly pod: PodKey; readonly container: string }): boolean =>
  one.container === container && (pod === undefined || one.pod.endsWith(`/${pod}`))

/** What a step waits for in vain; null where it comes. */
function idleStep(trace: Trace, lives: readonly Life[], step: ScenarioStep, { from, to }: Span): StepAdvice | null {
  const during = (at: number): boolean => from <= at && at < to
  for (const action of ['crash', 'slowStart'] as const) {
    const target = step[action]
    if (target && !lives.some((life) => hits(target, life) && during(life.from)))
      return { key: 'advice.idle.start', values: { container: target.container }, path: [action] }
  }
  for (const action of ['hang', 'uses'] as const) {
    const target = step[action]
    if (target && !lives.some((life) => hits(target, life) && life.from < to && life.to > from))
      return { key: 'advice.idle.run', values: { container: target.container }, path: [action] }
  }
  for (const action of ['exit', 'oom'] as const) {
    const target = step[action]
    if (target && !lives.some((life) => hits(target, life) && life.from <= from && life.to >= from))
      return { key: 'advice.idle.run', values: { container: target.container }, path: [action] }
  }
  const { image, probe } = step
  if (image && !trace.records.some((one) => one.kind === 'pull' && during(one.at) && ['*', one.image].includes(image.image)))
    return { key: image.image === '*' ? 'advice.idle.pull.any' : 'advice.idle.pull', values: { image: image.image }, path: ['image'] }
  if (probe && !trace.records.some((one) => one.kind === 'probe' && one.probe === probe.probe && hits(probe, one) && during(one.at)))
    return { key: 'advice.idle.probe', values: { container: probe.container, probe: probe.probe }, path: ['probe'] }
  return null
}

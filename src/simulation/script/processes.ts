import { quantityOf, wholeUnits } from '../../base/quantity.ts'
import { simTimeOf } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { SIGKILLED } from '../../kube/exit-codes.ts'
import type { FaultTarget, ProbeFailure, ScenarioHook, ScenarioProcess, ScenarioSpec } from '../../kube/scenario.ts'
import type { ProbeType } from '../../kube/types.ts'
import { durationOr, spanOf, within } from './durations.ts'
import type { Span } from './durations.ts'
import type { ScenarioPath } from './ledger.ts'

/** One start of a program: when it opens its ports, and how it ends by itself. */
export interface ProcessStart {
  readonly listens: Duration
  /** The line of the Scenario that says when it opens them, if one does. */
  readonly listensBy: ScenarioPath | null
  readonly exits: ProcessExit | null
  /** Why the runtime can't start it. */
  readonly fails: string | null
  /** The line of the Scenario that has this start, if one does. */
  readonly path: ScenarioPath | null
}

/** How a program ends, so long after it began or was asked to. */
export interface ProcessExit {
  readonly after: Duration
  readonly code: number
  readonly message: string
  readonly oom: boolean
  readonly path: ScenarioPath | null
}

interface HookOutcome {
  /** The line of the Scenario that decides, if one does. */
  readonly path: ScenarioPath | null
  readonly takes: Duration
  readonly exit: number
  readonly output: string
}

/** How what a probe asks fails. */
export interface TargetFailure {
  /** Undefined: as probes of that kind usually fail. */
  readonly how: ProbeFailure | undefined
  /** The status of an HTTP answer, where a program gave one. */
  readonly status?: number
  readonly output: string
  readonly path: ScenarioPath | null
}

/** What a Scenario has a container use, in bytes, since a time; null where it says nothing. */
interface ScriptedUse {
  readonly memory: number | null
  readonly disk: number | null
  readonly since: SimTime
  readonly path: ScenarioPath
}

/** What the program of one container does, whichever Pod it is in. */
export interface ProcessScript {
  /** Whether the Scenario says what it does: then nothing of its command line counts. */
  readonly scripted: boolean
  /** The nth start, counted from 0. */
  start(n: number, now: SimTime): ProcessStart
  /** How it answers SIGTERM; null when it ignores it. */
  onSigterm(now: SimTime): ProcessExit | null
  hook(name: 'postStart' | 'preStop'): HookOutcome
  /** Whether it answers requests that are no probes. */
  answers(now: SimTime): boolean
  /** What the Scenario has it use of its node; null when it does not say. */
  uses(now: SimTime): ScriptedUse | null
  /** How a probe's target fails, in a process that began at `started` in a Pod created at `created`; null when it does not. */
  failure(probe: ProbeType, now: SimTime, started: SimTime, created: SimTime): TargetFailure | null
}

interface Fault<T> extends Span {
  readonly path: ScenarioPath
  readonly what: T
}

const hits = (target: FaultTarget, pod: string, container: string): boolean =>
  target.container === container && (target.pod === undefined || target.pod === pod)

/** The steps of a timeline that last and hit this container. */
function faultsOf<T extends FaultTarget>(
  spec: ScenarioSpec,
  pick: (step: NonNullable<ScenarioSpec['timeline']>[number]) => T | undefined,
  pod: string,
  container: string,
): Fault<T>[] {
  const out: Fault<T>[] = []
  spec.timeline?.forEach((step, index) => {
    const what = pick(step)
    if (what && hits(what, pod, container)) out.push({ ...spanOf(step.at, step.until), path: ['spec', 'timeline', index], what })
  })
  return out
}

const bytesOf = (text: string | undefined): number | null => (text === undefined ? null : wholeUnits(quantityOf(text)))

const exitOf = (exits: { after?: string; code?: number; message?: string; oom?: boolean }, path: ScenarioPath | null): ProcessExit => ({
  after: durationOr(exits.after, 0),
  code: exits.oom ? SIGKILLED : (exits.code ?? 0),
  message: exits.message ?? '',
  oom: exits.oom ?? false,
  path,
})

const hookOf = (hook: ScenarioHook | undefined, path: ScenarioPath): HookOutcome => ({
  path: hook ? path : null,
  takes: durationOr(hook?.takes, 0),
  exit: hook?.exit ?? 0,
  output: hook?.output ?? '',
})

/** The script of the container's program: the entry for its Pod, or else the one for every Pod. */
export function compileProcess(spec: ScenarioSpec, pod: string, container: string): ProcessScript {
  const entries = (spec.processes ?? []).filter((entry) => entry.container === container)
  const entry: ScenarioProcess | undefined = entries.find((one) => one.pod === pod) ?? entries.find((one) => one.pod === undefined)
  const at: ScenarioPath = ['spec', 'processes', entry ? (spec.processes?.indexOf(entry) ?? 0) : 0]
  const hangs = faultsOf(spec, (step) => step.hang, pod, container)
  const crashes = faultsOf(spec, (step) => step.crash, pod, container)
  const slows = faultsOf(spec, (step) => step.slowStart, pod, container)
  const probes = faultsOf(spec, (step) => step.probe, pod, container)
  const uses = faultsOf(spec, (step) => step.uses, pod, container)
  const health = (entry?.health ?? []).map(({ probe, fails }, index) => ({
    probe,
    since: fails.since,
    span: spanOf(fails.from, fails.until),
    failure: { how: fails.how, output: fails.output ?? '', path: [...at, 'health', index] },
  }))
  return {
    scripted: entry !== undefined,
    start(n, now) {
      const starts = entry?.starts ?? []
      const nth = Math.min(n, starts.length - 1)
      const own = starts[nth]
      const path = own ? [...at, 'starts', nth] : null
      const crash = crashes.findLast((fault) => within(fault, now))
      const slow = slows.findLast((fault) => within(fault, now))
      return {
        listens: durationOr(slow?.what.listens ?? own?.listens, 0),
        listensBy: slow?.path ?? path,
        exits: crash ? exitOf({ after: '1s', code: 1, ...crash.what }, crash.path) : own?.exits ? exitOf(own.exits, path) : null,
        fails: own?.fails ?? null,
        path,
      }
    },
    onSigterm(now) {
      if (entry?.onSigterm?.ignores || hangs.some((fault) => within(fault, now))) return null
      return exitOf(entry?.onSigterm?.exits ?? {}, entry?.onSigterm ? [...at, 'onSigterm'] : null)
    },
    hook: (name) => hookOf(entry?.hooks?.[name], [...at, 'hooks', name]),
    uses(now) {
      const fault = uses.findLast((one) => within(one, now))
      return fault ? { memory: bytesOf(fault.what.memory), disk: bytesOf(fault.what.disk), since: fault.from, path: fault.path } : null
    },
    answers: (now) => !hangs.some((fault) => within(fault, now)),
    failure(probe, now, started, created) {
      const hang = hangs.findLast((fault) => within(fault, now))
      if (hang) return { how: 'timeout', output: '', path: hang.path }
      const fault = probes.findLast(({ what, ...span }) => what.probe === probe && within(span, now))
      if (fault) return { how: fault.what.how, output: fault.what.output ?? '', path: fault.path }
      const found = health.find(
        (one) => one.probe === probe && within(one.span, simTimeOf(now - (one.since === 'pod' ? created : started))),
      )
      return found?.failure ?? null
    },
  }
}

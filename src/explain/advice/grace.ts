import { inSeconds, parseGoDuration, seconds } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import type { ScenarioSpec } from '../../kube/scenario.ts'
import type { Container, PodSpec } from '../../kube/types.ts'
import type { SpecAdvice } from './index.ts'

/** Left for SIGTERM when a preStop hook has used up the grace. Models minimumGracePeriodInSeconds in pkg/kubelet/kuberuntime (v1.36). */
const LEAST = 2

/** How long the preStop hook of a container takes, as far as that is written: as the Scenario has it, a sleep action, or `sleep N`. */
function preStopOf({ name, lifecycle }: Container, scenario: ScenarioSpec | undefined): Duration | null {
  const preStop = lifecycle?.preStop
  if (!preStop) return null
  const scripted = scenario?.processes?.find(({ container }) => container === name)?.hooks?.preStop?.takes
  if (scripted !== undefined) return parseGoDuration(scripted)
  if (preStop.sleep) return seconds(preStop.sleep.seconds)
  const [, slept] = /\bsleep (\d+)\b/.exec((preStop.exec?.command ?? []).join(' ')) ?? []
  return slept === undefined ? null : seconds(Number(slept))
}

/** What a preStop hook leaves of the grace period. */
export function* adviseOnGrace(spec: PodSpec, scenario: ScenarioSpec | undefined): Generator<SpecAdvice> {
  const grace = spec.terminationGracePeriodSeconds ?? 30
  for (const [i, container] of spec.containers.entries()) {
    const takes = preStopOf(container, scenario)
    if (takes === null || takes === 0) continue
    const values = { container: container.name, takes: inSeconds(takes), grace, left: Math.max(LEAST, grace - inSeconds(takes)) }
    const isLong = inSeconds(takes) >= grace
    const path = ['containers', i, 'lifecycle', 'preStop']
    const mend = isLong ? { path: ['terminationGracePeriodSeconds'], value: Math.ceil(inSeconds(takes)) + 10 } : null
    yield { severity: isLong ? 'warning' : 'hint', key: isLong ? 'advice.prestop.long' : 'advice.prestop', values, path, mend }
  }
}

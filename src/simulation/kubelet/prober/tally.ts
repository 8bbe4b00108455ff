import type { Probe, ProbeType } from '../../../kube/types.ts'
import type { Attempt } from './attempt.ts'

/** Models pkg/apis/core/v1/defaults.go SetDefaults_Probe (v1.36). */
const DEFAULTS = { failureThreshold: 3, successThreshold: 1 } as const

/** Where an attempt stands among those before it. */
interface Standing {
  /** How many equal results in a row, this one included; 0 for one that does not count. */
  readonly run: number
  /** How many of them make a verdict. */
  readonly threshold: number
  readonly verdict: 'success' | 'failure' | null
}

/** Counts equal results of one probe in a row, over restarts of its container too. Models pkg/kubelet/prober/worker.go doProbe (v1.36). */
export class Tally {
  readonly #type: ProbeType
  readonly #probe: Probe
  #last: Attempt['result'] | null = null
  #run = 0

  constructor(type: ProbeType, probe: Probe) {
    this.#type = type
    this.#probe = probe
  }

  count(result: Attempt['result']): Standing {
    const threshold = this.#threshold(result)
    if (result === 'unknown') return { run: 0, threshold, verdict: null }
    this.#run = this.#last === result ? this.#run + 1 : 1
    this.#last = result
    const run = this.#run
    if (run < threshold) return { run, threshold, verdict: null }
    // What such a verdict puts on hold begins from 0 when it is probed again.
    const holds = this.#type === 'startup' || (this.#type === 'liveness' && result === 'failure')
    if (holds) this.#run = 0
    return { run: holds ? threshold : run, threshold, verdict: result }
  }

  #threshold(result: Attempt['result']): number {
    return result === 'success'
      ? (this.#probe.successThreshold ?? DEFAULTS.successThreshold)
      : (this.#probe.failureThreshold ?? DEFAULTS.failureThreshold)
  }
}

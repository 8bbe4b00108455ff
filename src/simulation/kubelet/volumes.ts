import { between, ms, plus, seconds, simTimeOf } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import { containersOf } from '../../kube/containers.ts'
import { podKeyOf, uidOf } from '../../kube/pod-keys.ts'
import type { Pod } from '../../kube/types.ts'
import { sleep, waitAtMost } from '../kernel/task.ts'
import type { Latch, Task } from '../kernel/task.ts'
import { missingVolumes } from './containers/config.ts'
import type { KubeletContext } from './context.ts'

/** Models pkg/kubelet/volumemanager/volume_manager.go: reconcilerLoopSleepPeriod, podAttachAndMountRetryInterval, podAttachAndMountTimeout (v1.36). */
const RECONCILE = 100
const POLL = ms(300)
const WAIT_TIMEOUT = seconds(123)
/** Models pkg/util/goroutinemap/exponentialbackoff (v1.36). */
const FIRST_RETRY = ms(500)
const LAST_RETRY = seconds(122)
/** From a Pod's arrival to its first mount: a round of the populator and one of the reconciler, 100 ms each. Measured: 120 ms. */
const FIRST_MOUNT = ms(120)

interface Mounting {
  mounted: boolean
  stopped: boolean
}

/**
 * Mounts the volumes of the Pods of a node in rounds of its own; workers wait for it by polling.
 * Models pkg/kubelet/volumemanager (v1.36).
 */
export class VolumeManager {
  readonly #mounting = new Map<string, Mounting>()
  readonly #ctx: KubeletContext

  constructor(ctx: KubeletContext) {
    this.#ctx = ctx
  }

  /** Waits for a Pod's volumes; false when the time is over or the wait was cancelled. */
  *waitForMount(pod: Pod, cancelled: Latch): Task<boolean> {
    if (!hasVolumes(pod)) return true
    const mounting = this.#begin(pod)
    if (mounting.mounted) return true
    const deadline = plus(this.#ctx.kernel.now, WAIT_TIMEOUT)
    while (this.#ctx.kernel.now < deadline) {
      if (yield* waitAtMost(POLL, cancelled)) return false
      if (mounting.mounted) return true
    }
    return false
  }

  /** Unmounts what a Pod had, which a poll notices. */
  *unmount(pod: Pod, since: Duration): Task<void> {
    const mounting = this.#mounting.get(uidOf(pod))
    if (mounting) mounting.stopped = true
    this.#mounting.delete(uidOf(pod))
    if (hasVolumes(pod)) yield* sleep(ms(Math.max(0, POLL - since)))
  }

  #begin(pod: Pod): Mounting {
    const known = this.#mounting.get(uidOf(pod))
    if (known) return known
    const mounting: Mounting = { mounted: false, stopped: false }
    this.#mounting.set(uidOf(pod), mounting)
    this.#ctx.kernel.spawn(this.#mount(pod, mounting))
    return mounting
  }

  *#mount(pod: Pod, mounting: Mounting): Task<void> {
    const { kernel, events, recorder } = this.#ctx
    yield* sleep(FIRST_MOUNT)
    for (let retry: Duration = FIRST_RETRY; ; retry = ms(Math.min(retry * 2, LAST_RETRY))) {
      if (mounting.stopped) return
      const missing = missingVolumes(this.#ctx, pod)
      if (missing.length === 0) break
      for (const { volume, message } of missing) {
        recorder.add({ kind: 'note', what: 'mountFailed', pod: podKeyOf(pod), container: null, facts: { volume, message, retry } })
        events.send(pod, 'Warning', 'FailedMount', `MountVolume.SetUp failed for volume "${volume}" : ${message}`)
      }
      const due = plus(kernel.now, retry)
      const round = simTimeOf(Math.ceil(due / RECONCILE) * RECONCILE)
      yield* sleep(between(kernel.now, round))
    }
    mounting.mounted = true
  }
}

/** Whether there is something to mount: only volumes that a container mounts count. */
const hasVolumes = (pod: Pod): boolean => containersOf(pod.spec).some(({ volumeMounts }) => (volumeMounts ?? []).length > 0)

import type { SimTime } from '../../base/time.ts'
import { everyContainerOf } from '../../kube/containers.ts'
import { uidOf } from '../../kube/pod-keys.ts'
import type { Container, Pod } from '../../kube/types.ts'
import type { Latch, Task } from '../kernel/task.ts'
import { newestOf } from '../runtime/types.ts'
import type { Instance, RuntimePod } from '../runtime/types.ts'
import { computePodActions, NO_ACTIONS } from './actions.ts'
import type { PodActions, Verdicts } from './actions.ts'
import { missingPullSecrets } from './containers/config.ts'
import { killContainer, killPod } from './containers/kill.ts'
import { crashBackoff, startContainer } from './containers/start.ts'
import type { KubeletContext } from './context.ts'
import type { Outcome } from './outcome.ts'
import type { ReasonCache } from './reason-cache.ts'
import { matchingRule } from './restart-policy.ts'
import type { VolumeManager } from './volumes.ts'

/** How a sync of a Pod ended. */
export interface SyncResult {
  /** Whether it did something, so that the runtime's state changed. */
  readonly acted: boolean
  /** What failed; null when nothing did. */
  readonly error: string | null
  /** When the earliest crash back-off that held something is over. */
  readonly retryAt: SimTime | null
  /** The reported phase is terminal: nothing runs any more. */
  readonly terminal: boolean
  /** The next sync is to follow at once. */
  readonly again: boolean
  /** The containers that crash back-offs held, where nothing else was to be done; null where something was. */
  readonly heldBack: readonly Container[] | null
}

/** A sync that had nothing to do and nothing to say. */
export const QUIET: SyncResult = { acted: false, error: null, retryAt: null, terminal: false, again: false, heldBack: null }

const NOTHING_TO_DO: SyncResult = { ...QUIET, heldBack: [] }

const isNothing = ({ createSandbox, kill, killPod: killsPod, resize, restartAll, start, startEphemeral, startInit }: PodActions): boolean =>
  !(createSandbox || killsPod || restartAll || kill.length + resize.length + start.length + startEphemeral.length + startInit.length > 0)

/** What a sync works with beside the shared context. */
export interface SyncInput {
  readonly pod: Pod
  /** The runtime's state of before this sync. */
  readonly state: RuntimePod
  readonly verdicts: Verdicts
  readonly reasons: ReasonCache
  readonly volumes: VolumeManager
  /** Fires when the Pod is to be terminated: only the wait for volumes heeds it. */
  readonly cancelled: Latch
  readonly addProbes: () => void
  readonly sandboxReady: () => void
}

/** Makes the runtime agree with the Pod's spec. Models pkg/kubelet/kubelet.go SyncPod and kuberuntime_manager.go SyncPod (v1.36). */
export function* syncPod(ctx: KubeletContext, input: SyncInput): Task<SyncResult> {
  const mounted = yield* input.volumes.waitForMount(input.pod, input.cancelled)
  if (!mounted) return { ...QUIET, error: input.cancelled.fired ? 'the Pod is to be terminated' : 'volumes are not mounted in time' }
  const secrets = missingPullSecrets(ctx, input.pod)
  if (secrets.length > 0) {
    const text = `Unable to retrieve some image pull secrets (${secrets.join(', ')}); attempting to pull the image may not succeed.`
    ctx.events.send(input.pod, 'Warning', 'FailedToRetrieveImagePullSecret', text)
  }
  input.addProbes()
  const actions = computePodActions(input.pod, input.state, input.verdicts)
  return yield* carryOut(ctx, input, actions)
}

/** A sync that sees what the last one saw: it starts the containers that this one left to their back-offs, or leaves them to these again. */
export const startHeldBack = (ctx: KubeletContext, input: SyncInput, containers: readonly Container[]): Task<SyncResult> =>
  carryOut(ctx, input, { ...NO_ACTIONS, start: containers })

function* carryOut(ctx: KubeletContext, input: SyncInput, actions: PodActions): Task<SyncResult> {
  const { pod, state } = input
  if (isNothing(actions)) return NOTHING_TO_DO
  let acted = false
  if (actions.restartAll) {
    yield* removeAll(ctx, pod, state)
    return { ...QUIET, acted: true, again: true }
  }
  if (actions.killPod) {
    const alive = state.instances.some((one) => one.state === 'running') || state.sandboxes.some(({ ready }) => ready)
    yield* killPod(ctx, pod, state, null)
    acted = alive
    if (actions.createSandbox && state.sandboxes.length > 0) purgeInit(ctx, pod, state)
  }
  for (const kill of actions.kill) {
    yield* killContainer(ctx, pod, kill, null)
    acted = true
  }
  if (actions.createSandbox) {
    if (state.sandboxes.length > 0) {
      ctx.events.send(pod, 'Normal', 'SandboxChanged', 'Pod sandbox changed, it will be killed and re-created.')
    }
    yield* ctx.runtime.runSandbox(pod)
    input.sandboxReady()
    acted = true
  }
  let attempts = 0
  const failures: (Outcome & { ok: false })[] = []
  const attemptStart = function* (container: Container): Task<boolean> {
    acted = true
    attempts += 1
    const held = crashBackoff(ctx, pod, container, state)
    const outcome = held.ok ? yield* startContainer(ctx, pod, container, state) : held
    input.reasons.set(uidOf(pod), container.name, outcome)
    if (!outcome.ok) failures.push(outcome)
    return outcome.ok
  }
  for (const container of actions.startEphemeral) yield* attemptStart(container)
  for (const container of actions.startInit) {
    const started = yield* attemptStart(container)
    // A sidecar that fails keeps nobody waiting here; an init container ends the sync.
    if (!started && container.restartPolicy !== 'Always') break
  }
  for (const container of actions.resize) {
    const instance = newestOf(state, container.name)
    if (instance) ctx.runtime.resize(pod, instance, container.resources)
    acted = true
  }
  for (const container of actions.start) yield* attemptStart(container)
  return {
    acted,
    error: failures.length > 0 ? failures.map(({ reason, message }) => `${reason}: ${message}`).join('; ') : null,
    retryAt: failures.reduce<SimTime | null>(
      (first, { until }) => (until !== null && (first === null || until < first) ? until : first),
      null,
    ),
    terminal: false,
    again: actions.resize.length > 0,
    heldBack:
      failures.length === attempts && failures.every(({ until }) => until !== null) && isNothing({ ...actions, start: [] })
        ? actions.start
        : null,
  }
}

/** Init containers run anew in a new sandbox. */
function purgeInit(ctx: KubeletContext, pod: Pod, state: RuntimePod): void {
  const names = new Set((pod.spec.initContainers ?? []).map(({ name }) => name))
  for (const { id, name } of state.instances) if (names.has(name)) ctx.runtime.remove(uidOf(pod), id)
}

/** A restart rule starts the whole Pod over: everything is killed without grace and removed, what asked for it last. Models the RestartAllContainers action (v1.36). */
function* removeAll(ctx: KubeletContext, pod: Pod, state: RuntimePod): Task<void> {
  const triggers = (instance: Instance): boolean => {
    const container = everyContainerOf(pod.spec).find(({ name }) => name === instance.name)
    return container !== undefined && instance.state === 'exited' && matchingRule(container, instance.exitCode) === 'RestartAllContainers'
  }
  for (const instance of [...state.instances].sort((a, b) => Number(triggers(a)) - Number(triggers(b)))) {
    const container = everyContainerOf(pod.spec).find(({ name }) => name === instance.name)
    if (container && instance.state === 'running') {
      yield* killContainer(ctx, pod, { instance, container, message: 'killing', reason: null }, 0)
    }
    ctx.runtime.remove(uidOf(pod), instance.id)
  }
}

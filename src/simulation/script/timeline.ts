import { quantityOf, wholeUnits } from '../../base/quantity.ts'
import { ms, plus, ZERO } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { STEP_ACTIONS } from '../../kube/scenario.ts'
import type { FaultTarget, ScenarioNodeStep, ScenarioShutdown, ScenarioSpec, ScenarioStep } from '../../kube/scenario.ts'
import type { KubeObject, Pod } from '../../kube/types.ts'
import type { Cluster } from '../cluster.ts'
import { sendObject } from '../commands/apply.ts'
import { mayChange, runKubectl } from '../commands/kubectl.ts'
import type { Ongoing } from '../commands/context.ts'
import { evictByName } from '../commands/drain.ts'
import { execStep } from '../commands/exec.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { ShutdownGrace } from '../kubelet/shutdown.ts'
import type { Recorder } from '../recorder.ts'
import { durationOr, timeOf } from './durations.ts'
import type { ScenarioPath } from './ledger.ts'

/** How long kubectl needs to start before its request reaches the API server. Measured: 130 to 200 ms. */
const KUBECTL_STARTS = ms(150)

/** Where kubelets look for static Pods. */
const STATIC_PODS = '/etc/kubernetes/manifests/'

/** From a machine's wish to evict to its request. Measured: 10 ms, as there is no program to start. */
const EVICTION_ARRIVES = ms(10)

const chooses =
  (target: FaultTarget) =>
  (pod: Pod, container: string): boolean =>
    target.container === container && (target.pod === undefined || target.pod === pod.metadata.name)

/** Sets a timer for everything that the Scenario has happen at a time. */
export function scheduleTimeline(kernel: Kernel, recorder: Recorder, cluster: Cluster, spec: ScenarioSpec): void {
  const command = (path: ScenarioPath, text: string, run: () => string | Ongoing): void => {
    const record = recorder.root({ kind: 'command', path, command: text, output: '' })
    const say = (line: string): void => {
      Object.assign(record, { output: record.output === '' ? line : `${record.output}\n${line}` })
    }
    const answer = run()
    if (typeof answer === 'string') say(answer)
    else kernel.spawn(answer.goOn(say))
  }
  const kubectl = (path: ScenarioPath, text: string): void =>
    command(path, text, () => execStep(cluster, text) ?? runKubectl(cluster, text))
  spec.timeline?.forEach((step, index) => {
    const path: ScenarioPath = ['spec', 'timeline', index]
    if (step.before) {
      if (step.kubectl !== undefined) kubectl(path, step.kubectl)
      return
    }
    const { kubectl: text, apply, verb } = step
    if (text !== undefined) kernel.at(plus(timeOf(step.at), KUBECTL_STARTS), () => kubectl(path, text))
    else if (apply) {
      const object = apply as unknown as KubeObject
      kernel.at(plus(timeOf(step.at), KUBECTL_STARTS), () =>
        command(path, `${verb ?? 'apply'} -f ${object.kind.toLowerCase()}.yaml`, () => sendObject(cluster, object, verb)),
      )
    } else if (step.evict !== undefined) {
      const pod = step.evict
      kernel.at(plus(timeOf(step.at), EVICTION_ARRIVES), () => command(path, `evict ${pod}`, () => evictByName(cluster, pod)))
    } else if (step.static) {
      const { node, pod } = step.static
      const manifest = pod as unknown as KubeObject
      kernel.at(timeOf(step.at), () =>
        command(path, `cp ${manifest.metadata.name}.yaml ${node}:${STATIC_PODS}`, () => {
          cluster.machines.of(node)?.addManifest(manifest)
          return ''
        }),
      )
    } else if (STEP_ACTIONS.some((action) => step[action] !== undefined)) {
      kernel.at(timeOf(step.at), () => fault(cluster, path, step))
    }
  })
  spec.snapshots?.forEach(({ at, kubectl: text }, index) => {
    kernel.at(plus(timeOf(at), KUBECTL_STARTS), () => {
      if (mayChange(text)) kubectl(['spec', 'snapshots', index], text)
    })
  })
  scheduleScripted(kernel, cluster, spec)
}

/** Faults that the Scenario tells by the process or image that they hit, when they begin at a known time. */
function scheduleScripted(kernel: Kernel, cluster: Cluster, spec: ScenarioSpec): void {
  spec.processes?.forEach(({ health }, process) => {
    health?.forEach(({ fails }, index) => {
      if (fails.since !== 'pod') return
      const until = fails.until === undefined ? null : plus(ZERO, durationOr(fails.until, 0))
      kernel.at(timeOf(fails.from), () => cluster.ledger.beginFault(['spec', 'processes', process, 'health', index], until))
    })
  })
  spec.images?.forEach(({ errors }, image) => {
    errors?.forEach(({ until }, index) => {
      kernel.at(ZERO, () =>
        cluster.ledger.beginFault(['spec', 'images', image, 'errors', index], until === undefined ? null : timeOf(until)),
      )
    })
  })
}

/** A fault begins: those that strike at once do so; those that last are asked for whenever they matter. */
function fault(cluster: Cluster, path: ScenarioPath, step: ScenarioStep): void {
  const until = step.until === undefined ? null : timeOf(step.until)
  cluster.ledger.beginFault(path, until)
  const { exit, oom, node, uses } = step
  if (node) strikeNode(cluster, node, until)
  for (const { runtime, meter } of cluster.machines.all) {
    if (exit) {
      const code = exit.code ?? 1
      runtime.strike(chooses(exit), {
        type: 'EXIT',
        exit: { code, reason: code === 0 ? 'Completed' : 'Error', message: exit.message ?? '', path },
      })
    }
    if (oom) runtime.strike(chooses(oom), { type: 'OOM_KILL' })
    if (uses) {
      meter.touch()
      if (until !== null) cluster.kernel.at(until, () => meter.touch())
    }
  }
}

/** Something happens to a node. */
function strikeNode({ kernel, machines }: Cluster, step: ScenarioNodeStep, until: SimTime | null): void {
  const { available, kubelet, name, pressure, reachable, shutdown } = step
  if (kubelet === 'restart') machines.of(name)?.restartKubelet()
  if (reachable !== undefined) {
    machines.reach(name, reachable)
    if (!reachable && until !== null) kernel.at(until, () => machines.reach(name, true))
  }
  if (pressure) machines.of(name)?.meter.fill(pressure, available === undefined ? null : wholeUnits(quantityOf(available)), until)
  if (shutdown) machines.shutDown(name, graceOf(shutdown), until)
}

const graceOf = ({ shutdownGracePeriod, shutdownGracePeriodCriticalPods }: ScenarioShutdown): ShutdownGrace => ({
  all: Math.trunc(durationOr(shutdownGracePeriod, 0) / 1000),
  critical: Math.trunc(durationOr(shutdownGracePeriodCriticalPods, 0) / 1000),
})

import { simTimeOf } from '../base/time.ts'
import type { ScenarioSpec } from '../kube/scenario.ts'
import type { Pod } from '../kube/types.ts'
import { createIdentities } from './api/identity.ts'
import { ApiServer } from './api/server.ts'
import { WallClock } from './api/times.ts'
import { Births } from './births.ts'
import type { CommandContext, Validation } from './commands/context.ts'
import { DaemonSetController } from './controllers/daemonset/controller.ts'
import { DeploymentController } from './controllers/deployment/controller.ts'
import { DisruptionController } from './controllers/disruption.ts'
import { EndpointSliceController } from './controllers/endpoint-slice/controller.ts'
import { GarbageCollector } from './controllers/garbage-collector/controller.ts'
import { NamespaceController } from './controllers/namespace/deletion.ts'
import { FurnitureController, furnishCluster } from './controllers/namespace/furniture.ts'
import { CronJobController } from './controllers/cron-job/controller.ts'
import { TtlAfterFinishedController } from './controllers/ttl-after-finished.ts'
import { JobController } from './controllers/job/controller.ts'
import { ReplicaSetController } from './controllers/replicaset/controller.ts'
import { ResourceQuotaController } from './controllers/resource-quotas.ts'
import { StatefulSetController } from './controllers/statefulset/controller.ts'
import { VolumeBinder } from './controllers/volumes/binder.ts'
import { ClaimProtection } from './controllers/volumes/protection.ts'
import type { Kernel } from './kernel/kernel.ts'
import { evictionConfig } from './kubelet/eviction/thresholds.ts'
import { nodeControllers } from './nodes/controllers.ts'
import { Machines } from './nodes/machines.ts'
import { Network } from './programs/network.ts'
import { portOf } from './programs/reach.ts'
import type { Recorder } from './recorder.ts'
import { Scheduler } from './scheduler/scheduler.ts'
import { compileImages } from './script/images.ts'
import { Ledger } from './script/ledger.ts'
import { compileProcess } from './script/processes.ts'
import type { ProcessScript } from './script/processes.ts'

/** A day of a world: 2026-01-05 09:00 UTC, a Monday. */
const FIRST_DAY = Date.UTC(2026, 0, 5, 9)

/**
 * In how many seeds the world is the first that its cluster plays: its kubelets have run for seconds, not for days, and spread their first
 * probes. A choice of what to sample, not a measured share: such worlds are the exception, but two of four neighbouring seeds show them.
 */
const FRESH_SHARE = 0.5
const FRESH_AGE = { from: 2000, to: 5000 }
const USUAL_AGE = 86_400_000

/** The parts of a simulated cluster that the Scenario's steps act on. */
export interface Cluster extends CommandContext {
  readonly api: ApiServer
  readonly clock: WallClock
  readonly identities: ReturnType<typeof createIdentities>
  readonly ledger: Ledger
  readonly machines: Machines
}

/**
 * Puts a cluster together: API server, scheduler, controllers, and the machines that become its nodes.
 * Without a `validation` nothing that people type is refused for what it says.
 */
export function createCluster(kernel: Kernel, recorder: Recorder, spec: ScenarioSpec, validation: Validation | null = null): Cluster {
  const random = kernel.random.fork('cluster')
  const clock = new WallClock(FIRST_DAY + Math.floor(random.between(0, 1000)))
  const identities = createIdentities(kernel.random.fork('identities'))
  const api = new ApiServer(kernel, recorder, clock, identities)
  const ledger = new Ledger(kernel, recorder)
  const images = compileImages(spec)
  const processOf = memoised((pod: Pod, container: string) => compileProcess(spec, pod.metadata.name, container))
  const births = new Births(kernel)
  api.watch((event) => births.observe(event))
  const ages = random.fork('age')
  const age = ages.next() < FRESH_SHARE ? ages.between(FRESH_AGE.from, FRESH_AGE.to) : USUAL_AGE
  const machines: Machines = new Machines({
    network: new Network(api, (pod, port) => portOf(machines, processOf, kernel.now, pod, port)),
    kernel,
    recorder,
    api,
    clock,
    identities,
    images,
    ledger,
    processOf,
    eviction: evictionConfig(spec.kubelet),
    random,
    startedAt: simTimeOf(-age),
    births,
  })
  api.watch((event) => machines.observe(event))
  const scheduler = new Scheduler(kernel, recorder, api, clock)
  api.watch((event) => scheduler.observe(event))
  const context = { kernel, recorder, api, clock, identities }
  const controllers = [
    ...nodeControllers(context, machines, spec.controllerManager),
    new DeploymentController(context),
    new StatefulSetController(context),
    new DaemonSetController(context),
    new ReplicaSetController(context, 'ReplicaSet'),
    new ReplicaSetController(context, 'ReplicationController'),
    new EndpointSliceController(context),
    new JobController(context),
    new CronJobController(context),
    new TtlAfterFinishedController(context),
    new DisruptionController(context),
    new ResourceQuotaController(context),
    new GarbageCollector(context),
    new NamespaceController(context),
    new FurnitureController(context),
    new VolumeBinder(context),
    new ClaimProtection(context),
  ]
  for (const controller of controllers) api.watch((event) => controller.observe(event))
  furnishCluster(api)
  return { kernel, api, clock, identities, validation, ledger, machines }
}

/** Programs by Pod and container: compiled once. */
function memoised(compile: (pod: Pod, container: string) => ProcessScript): (pod: Pod, container: string) => ProcessScript {
  const known = new Map<string, ProcessScript>()
  return (pod, container) => {
    const key = `${pod.metadata.name}/${container}`
    let script = known.get(key)
    if (!script) known.set(key, (script = compile(pod, container)))
    return script
  }
}

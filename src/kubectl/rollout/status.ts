import { plus } from '../../base/time.ts'
import { boolFlag, durationFlag, numberFlag, wasGiven } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { groupOf } from '../../kube/kinds.ts'
import type { ResourceKind } from '../../kube/kinds.ts'
import type { DaemonSet, Deployment, KubeObject, StatefulSet } from '../../kube/types.ts'
import { failure, severalErrors } from '../errors.ts'
import { checkOneType, requestsOf, visit } from '../resources.ts'
import type { Printed, Session } from '../session.ts'

const REVISION = 'deployment.kubernetes.io/revision'

interface Progress {
  readonly text: string
  readonly done: boolean
}

const waiting = (text: string): Progress => ({ text, done: false })
const done = (text: string): Progress => ({ text, done: true })

/** The group and kind as Go prints them: `ReplicaSet.apps`. */
export function groupKindText({ kind, apiVersion }: ResourceKind): string {
  const group = groupOf(apiVersion)
  return group === '' ? kind : `${kind}.${group}`
}

function deploymentProgress({ metadata, spec, status }: Deployment, revision: number): Progress {
  const running = Number(metadata.annotations?.[REVISION] ?? 0)
  if (revision > 0 && revision !== running) {
    throw failure(`desired revision (${revision}) is different from the running revision (${running})`)
  }
  if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0)) return waiting('Waiting for deployment spec update to be observed...')
  if (status.conditions?.some(({ type, reason }) => type === 'Progressing' && reason === 'ProgressDeadlineExceeded')) {
    throw failure(`deployment "${metadata.name}" exceeded its progress deadline`)
  }
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status
  const wanted = spec.replicas ?? 1
  const head = `Waiting for deployment "${metadata.name}" rollout to finish: `
  if (updatedReplicas < wanted) return waiting(`${head}${updatedReplicas} out of ${wanted} new replicas have been updated...`)
  if (replicas > updatedReplicas) return waiting(`${head}${replicas - updatedReplicas} old replicas are pending termination...`)
  if (availableReplicas < updatedReplicas)
    return waiting(`${head}${availableReplicas} of ${updatedReplicas} updated replicas are available...`)
  return done(`deployment "${metadata.name}" successfully rolled out`)
}

const onlyRolling = (type: string | undefined): void => {
  if (type !== 'RollingUpdate') throw failure('rollout status is only available for RollingUpdate strategy type')
}

function daemonSetProgress({ metadata, spec, status }: DaemonSet): Progress {
  onlyRolling(spec.updateStrategy?.type)
  if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0)) return waiting('Waiting for daemon set spec update to be observed...')
  const { desiredNumberScheduled: wanted, updatedNumberScheduled: updated = 0, numberAvailable: available = 0 } = status
  const head = `Waiting for daemon set "${metadata.name}" rollout to finish: `
  if (updated < wanted) return waiting(`${head}${updated} out of ${wanted} new pods have been updated...`)
  if (available < wanted) return waiting(`${head}${available} of ${wanted} updated pods are available...`)
  return done(`daemon set "${metadata.name}" successfully rolled out`)
}

function statefulSetProgress({ metadata, spec, status }: StatefulSet): Progress {
  onlyRolling(spec.updateStrategy?.type)
  const {
    observedGeneration = 0,
    readyReplicas = 0,
    updatedReplicas = 0,
    currentReplicas = 0,
    updateRevision = '',
    currentRevision = '',
  } = status
  if (observedGeneration === 0 || (metadata.generation ?? 0) > observedGeneration) {
    return waiting('Waiting for statefulset spec update to be observed...')
  }
  const wanted = spec.replicas ?? 1
  if (readyReplicas < wanted) return waiting(`Waiting for ${wanted - readyReplicas} pods to be ready...`)
  const rolling = spec.updateStrategy?.rollingUpdate
  if (rolling) {
    const share = wanted - (rolling.partition ?? 0)
    if (rolling.partition !== undefined && updatedReplicas < share) {
      return waiting(`Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${share} new pods have been updated...`)
    }
    return done(`partitioned roll out complete: ${updatedReplicas} new pods have been updated...`)
  }
  if (updateRevision !== currentRevision) {
    return waiting(`waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...`)
  }
  return done(`statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`)
}

/** How far a roll-out is. Throws why that cannot be told, or that it failed. Models polymorphichelpers/rollout_status.go (v1.36). */
function progressOf(kind: ResourceKind, object: KubeObject, revision: number): Progress {
  switch (kind.kind) {
    case 'Deployment':
      return deploymentProgress(object as Deployment, revision)
    case 'DaemonSet':
      return daemonSetProgress(object as DaemonSet)
    case 'StatefulSet':
      return statefulSetProgress(object as StatefulSet)
    default:
      throw failure(`no status viewer has been implemented for ${groupKindText(kind)}`)
  }
}

/** `kubectl rollout status`. Models kubectl/pkg/cmd/rollout/rollout_status.go (v1.36). */
export function* rolloutStatus(session: Session, line: CommandLine): Generator<Printed, void, void> {
  if (line.words.length === 0 && !wasGiven(line, 'filename')) throw failure('required resource not specified')
  const revision = numberFlag(line, 'revision') ?? 0
  if (revision < 0) throw failure(`revision must be a positive integer: ${revision}`)
  const requests = requestsOf(session, line)
  checkOneType(requests)
  const { found, errors } = visit(session, line, requests)
  if (errors.length > 0) throw severalErrors(errors)
  const all = found.flatMap(({ kind, objects }) => objects.map((object) => ({ kind, object })))
  const [one] = all
  if (!one || all.length !== 1) {
    throw failure(`rollout status is only supported on individual resources and resource collections - ${all.length} resources were found`)
  }
  const { cluster } = session
  const timeout = durationFlag(line, 'timeout')
  const until = timeout ? plus(cluster.at, timeout) : null
  const first = progressOf(one.kind, one.object, revision)
  yield { at: cluster.at, stream: 'out', text: `${first.text}\n` }
  if (first.done || !boolFlag(line, 'watch', true)) return
  for (const { at, type, object } of cluster.watch(one.kind)) {
    if (until !== null && at > until) break
    if (object.metadata.uid !== one.object.metadata.uid) continue
    if (type === 'DELETED') throw failure('object has been deleted')
    const { text, done: over } = progressOf(one.kind, object, revision)
    yield { at, stream: 'out', text: `${text}\n` }
    if (over) return
  }
  if (until !== null) throw failure('timed out waiting for the condition')
}

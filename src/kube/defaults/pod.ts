import { formatQuantity } from '../../base/quantity.ts'
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IPod } from 'kubernetes-models/v1/Pod'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { IToleration } from 'kubernetes-models/v1/Toleration'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Draft } from '../draft.ts'
import { qosClass } from '../qos.ts'
import { systemPriority } from '../priority.ts'
import { podTotals } from '../scheduling/resources.ts'
import { defaultPodSpec } from './pod-spec.ts'
import { containersOf } from '../containers.ts'

type PodSpec = Draft<IPodSpec>
type Container = Draft<IContainer>

/** What a PriorityClass gives to its Pods. */
export interface PriorityClassFacts {
  readonly value: number
  readonly preemptionPolicy?: string | undefined
  readonly globalDefault?: boolean | undefined
}

export interface PodDefaultOptions {
  /** What stands behind `kube-api-access-`; five characters. */
  readonly suffix?: string
  /** The cluster's own PriorityClasses by name; the two system ones are known. */
  readonly priorityClasses?: ReadonlyMap<string, PriorityClassFacts>
  /** Service accounts (`namespace/name`) that mount no token of their own accord. */
  readonly tokenlessAccounts?: ReadonlySet<string>
}

/** Where the token of the Pod's service account is found in its containers. */
const TOKEN_MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount'

/** Requests default to limits, resource by resource. */
function requestsFromLimits(container: Container): void {
  const { limits } = (container.resources ??= {})
  if (!limits) return
  container.resources.requests = { ...limits, ...container.resources.requests }
}

/** Pod-level requests: what the containers ask for together, then the Pod's own limits. */
function podLevelRequests(spec: PodSpec): void {
  const resources = spec.resources
  if (!resources?.limits) return
  const requests: Record<string, string | number> = { ...resources.requests }
  const together = podTotals(spec, 'requests')
  for (const name of ['cpu', 'memory']) {
    const sum = together.get(name)
    if (sum) requests[name] ??= formatQuantity(sum)
  }
  resources.requests = { ...resources.limits, ...requests }
}

function admitPriority(spec: PodSpec, options: PodDefaultOptions): void {
  const name = spec.priorityClassName
  const globalDefault = [...(options.priorityClasses ?? [])].find(([, facts]) => facts.globalDefault)
  if (!name && globalDefault) spec.priorityClassName = globalDefault[0]
  const chosen = spec.priorityClassName
    ? (options.priorityClasses?.get(spec.priorityClassName) ?? systemPriority(spec.priorityClassName))
    : undefined
  spec.priority ??= chosen?.value ?? 0
  spec.preemptionPolicy ??= chosen?.preemptionPolicy ?? 'PreemptLowerPriority'
}

const UNREACHABLE_TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']

/** Whether a toleration already answers for the NoExecute taint with this key and no value. */
function toleratesNoExecute(toleration: Draft<IToleration>, key: string): boolean {
  if (toleration.effect && toleration.effect !== 'NoExecute') return false
  return !toleration.key || toleration.key === key
}

function admitTolerations(spec: PodSpec): void {
  for (const key of UNREACHABLE_TAINTS) {
    if (spec.tolerations?.some((t) => toleratesNoExecute(t, key))) continue
    const added = { key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }
    spec.tolerations = [...(spec.tolerations ?? []), added]
  }
}

const tokenVolume = (name: string): Draft<IVolume> => ({
  name,
  projected: {
    sources: [
      { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      { downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
    ],
    defaultMode: 420,
  },
})

/** Models plugin/pkg/admission/serviceaccount (v1.36). */
function admitServiceAccount(spec: PodSpec, namespace: string, options: PodDefaultOptions): void {
  spec.serviceAccountName ||= 'default'
  spec.serviceAccount = spec.serviceAccountName
  const mounts = spec.automountServiceAccountToken ?? !options.tokenlessAccounts?.has(`${namespace}/${spec.serviceAccountName}`)
  if (!mounts) return
  const present = spec.volumes?.find((volume) => volume.name?.startsWith('kube-api-access-'))
  const name = present?.name ?? `kube-api-access-${options.suffix ?? 'xxxxx'}`
  let needed = false
  for (const container of containersOf(spec)) {
    if (container.volumeMounts?.some((mount) => mount.mountPath === TOKEN_MOUNT_PATH)) continue
    container.volumeMounts = [...(container.volumeMounts ?? []), { name, readOnly: true, mountPath: TOKEN_MOUNT_PATH }]
    needed = true
  }
  if (needed && !present) spec.volumes = [...(spec.volumes ?? []), tokenVolume(name)]
}

/** Sets in place what a Pod gets at its creation beyond what a template gets, admission included. */
export function defaultPod(pod: Draft<IPod>, options: PodDefaultOptions): void {
  const spec = (pod.spec ??= {})
  defaultPodSpec(spec)
  spec.enableServiceLinks ??= true
  for (const container of containersOf(spec)) requestsFromLimits(container)
  podLevelRequests(spec)
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) spec.terminationGracePeriodSeconds = 1
  admitPriority(spec, options)
  if (pod.metadata?.annotations?.['kubernetes.io/config.mirror'] === undefined) {
    admitServiceAccount(spec, pod.metadata?.namespace ?? 'default', options)
  }
  admitTolerations(spec)
  pod.status = { phase: 'Pending', qosClass: qosClass(spec) }
}

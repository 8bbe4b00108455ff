/** Fields that the API accepts and a simulation does nothing with. */
import { podTemplatePath } from '../kube/pod-template.ts'
import type { Finding } from './finding.ts'
import { isObject, type JsonValue } from './json.ts'
import type { FieldPath } from './reading.ts'

/** Of a container: one table for all three lists of containers. */
const CONTAINER_FIELDS = [
  'securityContext.capabilities',
  'securityContext.seLinuxOptions',
  'securityContext.seccompProfile',
  'securityContext.appArmorProfile',
  'securityContext.procMount',
  'securityContext.windowsOptions',
  'securityContext.privileged',
  'securityContext.readOnlyRootFilesystem',
  'securityContext.allowPrivilegeEscalation',
  'volumeDevices',
  'stdin',
  'stdinOnce',
  'tty',
  'workingDir',
]

/** Of a Pod or a template; `*` stands for every item of a list. */
const POD_FIELDS: readonly string[] = [
  'spec.dnsPolicy',
  'spec.dnsConfig',
  'spec.hostAliases',
  'spec.hostname',
  'spec.subdomain',
  'spec.setHostnameAsFQDN',
  'spec.hostnameOverride',
  'spec.hostPID',
  'spec.hostIPC',
  'spec.hostUsers',
  'spec.shareProcessNamespace',
  'spec.enableServiceLinks',
  'spec.imagePullSecrets',
  'spec.schedulerName',
  'spec.runtimeClassName',
  'spec.os',
  'spec.resourceClaims',
  'spec.securityContext.seLinuxOptions',
  'spec.securityContext.seccompProfile',
  'spec.securityContext.appArmorProfile',
  'spec.securityContext.sysctls',
  'spec.securityContext.fsGroup',
  'spec.securityContext.fsGroupChangePolicy',
  'spec.securityContext.supplementalGroups',
  'spec.securityContext.windowsOptions',
  ...['containers', 'initContainers', 'ephemeralContainers'].flatMap((list) => CONTAINER_FIELDS.map((field) => `spec.${list}.*.${field}`)),
]

/** Of kinds without Pods. */
const UNSIMULATED: Readonly<Record<string, readonly string[]>> = {
  Service: [
    'spec.externalIPs',
    'spec.loadBalancerIP',
    'spec.loadBalancerClass',
    'spec.loadBalancerSourceRanges',
    'spec.externalTrafficPolicy',
    'spec.internalTrafficPolicy',
    'spec.healthCheckNodePort',
    'spec.sessionAffinity',
    'spec.sessionAffinityConfig',
    'spec.trafficDistribution',
    'spec.allocateLoadBalancerNodePorts',
  ],
}

function visit(value: JsonValue | undefined, rest: readonly string[], path: FieldPath, found: (path: FieldPath) => void): void {
  if (value === undefined || value === null) return
  const [step, ...further] = rest
  if (step === undefined) return found(path)
  if (step === '*') {
    if (Array.isArray(value)) for (const [i, item] of value.entries()) visit(item, further, [...path, i], found)
  } else if (isObject(value)) {
    visit(value[step], further, [...path, step], found)
  }
}

/** The fields of `kind` that are never simulated, for tables; `*` stands for every item. */
export function unsimulatedFields(kind: string): readonly string[] {
  const template = podTemplatePath(kind)
  return template ? POD_FIELDS.map((field) => [...template, field].join('.')) : (UNSIMULATED[kind] ?? [])
}

/** A hint for each field of an object that has no effect in a simulation. */
export function findUnsimulated(value: JsonValue, kind: string): Finding[] {
  const hints: Finding[] = []
  for (const field of unsimulatedFields(kind)) {
    visit(value, field.split('.'), [], (path) => {
      hints.push({ severity: 'hint', code: 'simulation', message: `${String(path.at(-1))} has no effect here.`, path, at: 'key' })
    })
  }
  return hints
}

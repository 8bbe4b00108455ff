import type { IAppArmorProfile } from 'kubernetes-models/v1/AppArmorProfile'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { ISeccompProfile } from 'kubernetes-models/v1/SeccompProfile'
import type { ISecurityContext } from 'kubernetes-models/v1/SecurityContext'
import type { Draft } from '../../kube/draft.ts'
import { duplicate, forbidden, invalid, invalidFor, required, unsupported } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { internal } from './internal.ts'
import { bytesOf, idFaults, relativePathFaults } from './texts.ts'

type PodSpec = Draft<IPodSpec>

const PROFILES = ['Localhost', 'RuntimeDefault', 'Unconfined']

function* validateSeccomp(profile: Draft<ISeccompProfile> | undefined, at: Field): Errors {
  if (!profile) return
  const { type = '', localhostProfile } = profile
  if (type === '') yield required(at.child('type'), 'type is required when seccompProfile is set')
  else if (!PROFILES.includes(type)) yield unsupported(at.child('type'), type, PROFILES)
  if (type !== 'Localhost') {
    if (localhostProfile !== undefined)
      yield invalid(at.child('localhostProfile'), internal('Profile', profile), 'can only be set when seccomp type is Localhost')
  } else if (localhostProfile === undefined) yield required(at.child('localhostProfile'), 'must be set when seccomp type is Localhost')
  else yield* invalidFor(at.child('localhostProfile'), localhostProfile, relativePathFaults(localhostProfile))
}

const LONGEST_PROFILE = 4095

function* validateAppArmor(profile: Draft<IAppArmorProfile> | undefined, at: Field): Errors {
  if (!profile) return
  const { type = '', localhostProfile: local } = profile
  const here = at.child('localhostProfile')
  if (type === '') yield required(at.child('type'), 'type is required when appArmorProfile is set')
  else if (!PROFILES.includes(type)) yield unsupported(at.child('type'), type, PROFILES)
  else if (type !== 'Localhost') {
    if (local !== undefined) yield invalid(here, local, 'can only be set when AppArmor type is Localhost')
  } else if (local === undefined) yield required(here, 'must be set when AppArmor type is Localhost')
  else if (local.trim() !== local) yield invalid(here, local, 'must not be padded with whitespace')
  else if (local === '') yield required(here, 'must be set when AppArmor type is Localhost')
  else if (bytesOf(local) > LONGEST_PROFILE)
    yield { path: here.path, at: here.at, body: `Too long: may not be more than ${LONGEST_PROFILE} bytes` }
}

const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/
const SYSCTL_WRONG =
  'must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$'
const IPC_SYSCTLS = /^(kernel\.(shm|msg|sem$)|fs\.mqueue\.)/

function* validateSysctls(spec: PodSpec, at: Field): Errors {
  const seen = new Set<string>()
  for (const [i, { name = '' }] of (spec.securityContext?.sysctls ?? []).entries()) {
    const here = at.index(i).child('name')
    if (name === '') yield required(here)
    else if (name.length > 253 || !SYSCTL.test(name)) yield invalid(here, name, SYSCTL_WRONG)
    else if (seen.has(name)) yield duplicate(here, name)
    const dotted = name.replaceAll('/', '.')
    if (spec.hostNetwork && dotted.startsWith('net.')) yield invalid(here, name, "may not be specified when 'hostNetwork' is true")
    else if (spec.hostIPC && IPC_SYSCTLS.test(dotted)) yield invalid(here, name, "may not be specified when 'hostIPC' is true")
    seen.add(name)
  }
}

function* among(value: string | undefined, supported: readonly string[], at: Field): Errors {
  if (value !== undefined && !supported.includes(value)) yield unsupported(at, value, supported)
}

function* validateId(id: number | undefined, at: Field): Errors {
  if (id !== undefined) yield* invalidFor(at, id, idFaults(id))
}

/** The security context of a Pod. Models validatePodSpecSecurityContext in pkg/apis/core/validation (v1.36). */
export function* validatePodSecurity(spec: PodSpec, at: Field): Errors {
  const context = spec.securityContext
  if (spec.shareProcessNamespace && spec.hostPID && !context) {
    yield invalid(at.child('shareProcessNamespace'), true, 'ShareProcessNamespace and HostPID cannot both be enabled')
  }
  if (!context) return
  yield* validateId(context.fsGroup, at.child('fsGroup'))
  yield* validateId(context.runAsUser, at.child('runAsUser'))
  yield* validateId(context.runAsGroup, at.child('runAsGroup'))
  for (const [i, group] of (context.supplementalGroups ?? []).entries()) yield* validateId(group, at.child('supplementalGroups').index(i))
  if (spec.shareProcessNamespace && spec.hostPID) {
    yield invalid(at.child('shareProcessNamespace'), true, 'ShareProcessNamespace and HostPID cannot both be enabled')
  }
  yield* validateSysctls(spec, at.child('sysctls'))
  yield* among(context.fsGroupChangePolicy, ['Always', 'OnRootMismatch'], at.child('fsGroupChangePolicy'))
  yield* validateSeccomp(context.seccompProfile, at.child('seccompProfile'))
  yield* validateAppArmor(context.appArmorProfile, at.child('appArmorProfile'))
  yield* among(context.supplementalGroupsPolicy, ['Merge', 'Strict'], at.child('supplementalGroupsPolicy'))
  yield* among(context.seLinuxChangePolicy, ['MountOption', 'Recursive'], at.child('seLinuxChangePolicy'))
}

/** The security context of a container. `hostUsers` is the Pod's, true where it says nothing. */
export function* validateContainerSecurity(context: Draft<ISecurityContext> | undefined, hostUsers: boolean, at: Field): Errors {
  if (!context) return
  yield* validateId(context.runAsUser, at.child('runAsUser'))
  yield* validateId(context.runAsGroup, at.child('runAsGroup'))
  if (context.procMount !== undefined) {
    yield* among(context.procMount, ['Default', 'Unmasked'], at.child('procMount'))
    if (hostUsers && context.procMount === 'Unmasked')
      yield invalid(at.child('procMount'), 'Unmasked', '`hostUsers` must be false to use `Unmasked`')
  }
  yield* validateSeccomp(context.seccompProfile, at.child('seccompProfile'))
  if (context.allowPrivilegeEscalation === false) {
    const whole = internal('SecurityContext', context)
    if (context.privileged) yield invalid(at, whole, 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true')
    for (const capability of context.capabilities?.add ?? []) {
      if (capability === 'CAP_SYS_ADMIN')
        yield invalid(at, whole, 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN')
    }
  }
  yield* validateAppArmor(context.appArmorProfile, at.child('appArmorProfile'))
}

/** What a Windows Pod must not say, in the order in which it is looked for. */
const POD_FOR_LINUX = [
  'securityContext.appArmorProfile',
  'securityContext.seLinuxOptions',
  'hostUsers',
  'hostPID',
  'hostIPC',
  'securityContext.seccompProfile',
  'securityContext.fsGroup',
  'securityContext.fsGroupChangePolicy',
  'securityContext.sysctls',
  'shareProcessNamespace',
  'securityContext.runAsUser',
  'securityContext.runAsGroup',
  'securityContext.supplementalGroups',
  'securityContext.supplementalGroupsPolicy',
  'securityContext.seLinuxChangePolicy',
] as const
const CONTAINER_FOR_LINUX = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
] as const

function isSaid(spec: PodSpec, path: string): boolean {
  const [first = '', second] = path.split('.')
  const holder: Readonly<Record<string, unknown>> = second === undefined ? { ...spec } : { ...spec.securityContext }
  const value = holder[second ?? first]
  if (first === 'hostPID' || first === 'hostIPC') return value === true
  return second === 'sysctls' ? Array.isArray(value) && value.length > 0 : value !== undefined
}

const GROUPS = ['initContainers', 'containers', 'ephemeralContainers'] as const

/** `os` and what each system has no use for. */
export function* validateOs(spec: PodSpec, at: Field): Errors {
  if (!spec.os) return
  const name = spec.os.name ?? ''
  if (name === '') return yield required(at.child('os', 'name'))
  if (name !== 'linux' && name !== 'windows')
    return yield unsupported(at.child('os', 'name').printedAs(at.child('os')), name, ['linux', 'windows'])
  if (name === 'windows') {
    for (const path of POD_FOR_LINUX)
      if (isSaid(spec, path)) yield forbidden(at.child(...path.split('.')), 'cannot be set for a windows pod')
  } else if (spec.securityContext?.windowsOptions) {
    yield forbidden(at.child('securityContext', 'windowsOptions'), 'windows options cannot be set for a linux pod')
  }
  for (const group of GROUPS) {
    for (const [i, container] of (spec[group] ?? []).entries()) {
      const here = at.child(group).index(i).child('securityContext')
      const context = container.securityContext
      if (name === 'linux' && context?.windowsOptions)
        yield forbidden(here.child('windowsOptions'), 'windows options cannot be set for a linux pod')
      if (name === 'linux') continue
      for (const each of CONTAINER_FOR_LINUX)
        if (context?.[each] !== undefined) yield forbidden(here.child(each), 'cannot be set for a windows pod')
    }
  }
}

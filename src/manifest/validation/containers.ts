import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IContainerPort } from 'kubernetes-models/v1/ContainerPort'
import type { IEphemeralContainer } from 'kubernetes-models/v1/EphemeralContainer'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import { containersOf } from '../../kube/containers.ts'
import type { Draft } from '../../kube/draft.ts'
import { validateEnv, validateEnvFrom } from './env.ts'
import { duplicate, forbidden, invalid, invalidFor, notFound, oneOf, required, tooMany, unsupported } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { validateDevices, validateMounts } from './mounts.ts'
import { validateHooksAndProbes } from './probes.ts'
import { validateContainerResources } from './resources.ts'
import { validateContainerSecurity } from './security.ts'
import { labelFaults, portFaults, portNameFaults } from './texts.ts'
import type { Volume } from './volumes.ts'

type Container = Draft<IContainer>

/** What a container needs to know of its Pod. */
interface PodContext {
  readonly spec: Draft<IPodSpec>
  readonly volumes: ReadonlyMap<string, Volume>
  readonly claims: readonly string[]
  readonly isPod: boolean
}

const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

function* validatePorts(ports: readonly Draft<IContainerPort>[] | undefined, at: Field): Errors {
  const names = new Set<string>()
  for (const [i, port] of (ports ?? []).entries()) {
    const here = at.index(i)
    const { name = '', containerPort = 0, hostPort = 0 } = port
    if (name !== '') {
      const faults = portNameFaults(name)
      yield* invalidFor(here.child('name'), name, faults)
      if (faults.length === 0 && names.has(name)) yield duplicate(here.child('name'), name)
      if (faults.length === 0) names.add(name)
    }
    if (containerPort === 0) yield required(here.child('containerPort'))
    else yield* invalidFor(here.child('containerPort'), containerPort, portFaults(containerPort))
    if (hostPort !== 0) yield* invalidFor(here.child('hostPort'), hostPort, portFaults(hostPort))
    yield* oneOf(here.child('protocol'), port.protocol, PROTOCOLS)
  }
}

function* validateResizePolicy(container: Container, podRestartPolicy: string | undefined, at: Field): Errors {
  const seen = new Set<string>()
  for (const [i, { resourceName = '', restartPolicy = '' }] of (container.resizePolicy ?? []).entries()) {
    const shown = (name: string) => at.index(i).child(name).printedAs(at)
    if (seen.has(resourceName)) yield duplicate(at.index(i), resourceName)
    seen.add(resourceName)
    yield* oneOf(shown('resourceName'), resourceName, ['cpu', 'memory'])
    yield* oneOf(shown('restartPolicy'), restartPolicy, ['NotRequired', 'RestartContainer'])
    if (podRestartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
      yield invalid(shown('restartPolicy'), restartPolicy, "must be 'NotRequired' when pod `restartPolicy` is 'Never'")
    }
  }
}

/** What all three kinds of container have in common. Models validateContainerCommon in pkg/apis/core/validation (v1.36). */
function* validateCommon(container: Container, context: PodContext, at: Field): Errors {
  const { volumes, claims, spec } = context
  const name = container.name ?? ''
  if (name === '') yield required(at.child('name'))
  else yield* invalidFor(at.child('name'), name, labelFaults(name))
  if (!container.image) yield required(at.child('image'))
  yield* oneOf(at.child('terminationMessagePolicy'), container.terminationMessagePolicy, ['File', 'FallbackToLogsOnError'])
  yield* validatePorts(container.ports, at.child('ports'))
  yield* validateEnv(container.env, volumes, at.child('env'))
  yield* validateEnvFrom(container.envFrom, at.child('envFrom'))
  yield* validateMounts(container, volumes, at.child('volumeMounts'))
  yield* validateDevices(container, volumes, at.child('volumeDevices'))
  yield* oneOf(at.child('imagePullPolicy'), container.imagePullPolicy, ['Always', 'IfNotPresent', 'Never'])
  yield* validateContainerResources(container.resources, claims, at.child('resources'))
  yield* validateResizePolicy(container, spec.restartPolicy, at.child('resizePolicy'))
  yield* validateContainerSecurity(container.securityContext, spec.hostUsers ?? true, at.child('securityContext'))
}

const MOST_RULES = 20
const MOST_EXIT_CODES = 255

/** A container's own restart policy and the rules by exit code. */
function* validateRestart(container: Container, at: Field): Errors {
  const { restartPolicy, restartPolicyRules: rules = [] } = container
  if (restartPolicy !== undefined && !['Always', 'Never', 'OnFailure'].includes(restartPolicy)) {
    yield unsupported(at.child('restartPolicy'), restartPolicy, ['Always', 'Never', 'OnFailure'])
  }
  if (restartPolicy === undefined && rules.length > 0)
    yield required(at.child('restartPolicy'), 'must specify restartPolicy when restart rules are used')
  const here = at.child('restartPolicyRules')
  if (rules.length > MOST_RULES) yield tooMany(here, rules.length, MOST_RULES)
  for (const [i, rule] of rules.entries()) {
    const each = here.index(i)
    if (rule.action !== 'Restart' && rule.action !== 'RestartAllContainers') {
      yield unsupported(each.child('action'), rule.action ?? '', ['Restart', 'RestartAllContainers'])
    }
    if (!rule.exitCodes) {
      yield required(each.child('exitCodes'), 'must be specified')
      continue
    }
    const { operator = '', values = [] } = rule.exitCodes
    if (operator !== 'In' && operator !== 'NotIn') yield unsupported(each.child('exitCodes', 'operator'), operator, ['In', 'NotIn'])
    if (values.length > MOST_EXIT_CODES) yield tooMany(each.child('exitCodes', 'values'), values.length, MOST_EXIT_CODES)
  }
}

/** No two containers may want the same port of the host. */
function* validateHostPorts(containers: readonly Container[], at: Field): Errors {
  const taken = new Set<string>()
  for (const [i, container] of containers.entries()) {
    for (const [j, { protocol = '', hostIP = '', hostPort = 0 }] of (container.ports ?? []).entries()) {
      if (hostPort === 0) continue
      const key = `${protocol}/${hostIP}/${hostPort}`
      if (taken.has(key)) yield duplicate(at.index(i).child('ports').index(j).child('hostPort'), key)
      taken.add(key)
    }
  }
}

/** Models validateContainers in pkg/apis/core/validation (v1.36). */
export function* validateContainers(context: PodContext, at: Field): Errors {
  const containers = context.spec.containers ?? []
  const here = at.child('containers')
  if (containers.length === 0) return yield required(here)
  const names = new Set<string>()
  for (const [i, container] of containers.entries()) {
    const each = here.index(i)
    yield* validateCommon(container, context, each)
    const name = container.name ?? ''
    if (names.has(name)) yield duplicate(each.child('name'), name)
    names.add(name)
    yield* validateHooksAndProbes(container, context.spec.terminationGracePeriodSeconds, each)
    yield* validateRestart(container, each)
  }
  yield* validateHostPorts(containers, here)
}

const SIDECARS_ONLY = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const

/** Models validateInitContainers in pkg/apis/core/validation (v1.36): only sidecars have probes and hooks. */
export function* validateInitContainers(context: PodContext, at: Field): Errors {
  const here = at.child('initContainers')
  const names = new Set((context.spec.containers ?? []).map((container) => container.name ?? ''))
  for (const [i, container] of (context.spec.initContainers ?? []).entries()) {
    const each = here.index(i)
    yield* validateCommon(container, context, each)
    yield* validateRestart(container, each)
    const name = container.name ?? ''
    if (names.has(name)) yield duplicate(each.child('name'), name)
    else if (name !== '') names.add(name)
    for (const error of validateHostPorts([container], here)) {
      yield { ...error, at: error.at.map((part, k) => (k === here.at.length ? i : part)) }
    }
    if (container.restartPolicy === 'Always') yield* validateHooksAndProbes(container, context.spec.terminationGracePeriodSeconds, each)
    else {
      for (const field of SIDECARS_ONLY) {
        if (container[field]) yield forbidden(each.child(field), 'may not be set for init containers without restartPolicy=Always')
      }
    }
  }
}

/** What an ephemeral container must not say, in the order of the fields. */
const NOT_EPHEMERAL = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
] as const
const NOT_FOR_EPHEMERAL = 'cannot be set for an Ephemeral Container'

const isSaid = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : value !== undefined

/** Models validateEphemeralContainers in pkg/apis/core/validation (v1.36). */
export function* validateEphemeralContainers(context: PodContext, at: Field): Errors {
  const here = at.child('ephemeralContainers')
  const others = new Set(containersOf(context.spec).map((container) => container.name ?? ''))
  const names = new Set(others)
  const containers: readonly Draft<IEphemeralContainer>[] = context.spec.ephemeralContainers ?? []
  for (const [i, container] of containers.entries()) {
    const each = here.index(i)
    yield* validateCommon(container, context, each)
    yield* validateImageBlanks(container, each)
    const name = container.name ?? ''
    if (names.has(name)) yield duplicate(each.child('name'), name)
    names.add(name)
    const target = container.targetContainerName
    if (target && !others.has(target)) yield notFound(each.child('targetContainerName'), target)
    for (const field of NOT_EPHEMERAL) if (isSaid(container[field])) yield forbidden(each.child(field), NOT_FOR_EPHEMERAL)
    for (const [j, mount] of (container.volumeMounts ?? []).entries()) {
      const mounted = each.child('volumeMounts').index(j)
      if (mount.subPath) yield forbidden(mounted.child('subPath'), NOT_FOR_EPHEMERAL)
      if (mount.subPathExpr) yield forbidden(mounted.child('subPathExpr'), NOT_FOR_EPHEMERAL)
    }
  }
}

/** Checked in Pods only, not in templates. */
export function* validateImageBlanks(container: { image?: string }, at: Field): Errors {
  const image = container.image ?? ''
  if (image.trim() !== image) yield invalid(at.child('image'), image, 'must not have leading or trailing whitespace')
}

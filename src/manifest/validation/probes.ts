import type { ILifecycle } from 'kubernetes-models/v1/Lifecycle'
import type { ILifecycleHandler } from 'kubernetes-models/v1/LifecycleHandler'
import type { IProbe } from 'kubernetes-models/v1/Probe'
import type { Draft } from '../../kube/draft.ts'
import { forbidden, invalid, invalidFor, required, unsupported } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { headerFaults, negativeFaults, portFaults, portNameFaults } from './texts.ts'

type Probe = Draft<IProbe>
type Handler = Draft<ILifecycleHandler> & Pick<Probe, 'grpc'>

/** A port by number or by name. Models ValidatePortNumOrName in pkg/apis/core/validation (v1.36). */
export function* validatePort(port: string | number | undefined, at: Field): Errors {
  if (typeof port === 'string') yield* invalidFor(at, port, portNameFaults(port))
  else yield* invalidFor(at, port ?? 0, portFaults(port ?? 0))
}

function* validateHttpGet(action: NonNullable<Handler['httpGet']>, at: Field): Errors {
  if (!action.path) yield required(at.child('path'))
  yield* validatePort(action.port, at.child('port'))
  if (action.scheme !== 'HTTP' && action.scheme !== 'HTTPS') yield unsupported(at.child('scheme'), action.scheme ?? '', ['HTTP', 'HTTPS'])
  for (const [i, header] of (action.httpHeaders ?? []).entries()) {
    const headers = at.child('httpHeaders')
    yield* invalidFor(headers.index(i).child('name').printedAs(headers), header.name ?? '', headerFaults(header.name ?? ''))
  }
}

/** The grace is unknown where the Pod's own is wrong. */
type Grace = number | undefined

function* validateAction(name: string, handler: Handler, grace: Grace, at: Field): Errors {
  switch (name) {
    case 'exec':
      if (!handler.exec?.command?.length) yield required(at.child('command'))
      break
    case 'httpGet':
      yield* validateHttpGet(handler.httpGet ?? {}, at)
      break
    case 'tcpSocket':
      yield* validatePort(handler.tcpSocket?.port, at.child('port'))
      break
    case 'grpc':
      yield* invalidFor(at.child('port'), handler.grpc?.port ?? 0, portFaults(handler.grpc?.port ?? 0))
      break
    default: {
      const seconds = handler.sleep?.seconds ?? 0
      if (grace !== undefined && (seconds < 0 || seconds > grace)) {
        yield invalid(at, seconds, `must be non-negative and less than terminationGracePeriodSeconds (${grace})`)
      }
    }
  }
}

const ACTIONS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const

/** Exactly one action; the first counts, every further one is refused. */
function* validateHandler(handler: Handler, grace: Grace, at: Field): Errors {
  const given = ACTIONS.filter((name) => handler[name] !== undefined)
  for (const [i, name] of given.entries()) {
    if (i === 0) yield* validateAction(name, handler, grace, at.child(name))
    else yield forbidden(at.child(name), 'may not specify more than 1 handler type')
  }
  if (given.length === 0) yield required(at, 'must specify a handler type')
}

const NUMBERS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'] as const

function* validateProbe(probe: Probe, grace: Grace, at: Field): Errors {
  yield* validateHandler(probe, grace, at)
  for (const name of NUMBERS) yield* invalidFor(at.child(name), probe[name] ?? 0, negativeFaults(probe[name] ?? 0))
  const own = probe.terminationGracePeriodSeconds
  if (own !== undefined && own <= 0) yield invalid(at.child('terminationGracePeriodSeconds'), own, 'must be greater than 0')
}

/** The probes and hooks of a container that may have them. */
export interface Probed {
  lifecycle?: Draft<ILifecycle> | undefined
  livenessProbe?: Probe | undefined
  readinessProbe?: Probe | undefined
  startupProbe?: Probe | undefined
}

/** Models validateLifecycle and the three functions for probes in pkg/apis/core/validation (v1.36). */
export function* validateHooksAndProbes(container: Probed, grace: Grace, at: Field): Errors {
  const { lifecycle, livenessProbe, readinessProbe, startupProbe } = container
  if (lifecycle?.postStart) yield* validateHandler(lifecycle.postStart, grace, at.child('lifecycle', 'postStart'))
  if (lifecycle?.preStop) yield* validateHandler(lifecycle.preStop, grace, at.child('lifecycle', 'preStop'))
  if (livenessProbe) yield* validateOnce(livenessProbe, grace, at.child('livenessProbe'))
  if (readinessProbe) {
    yield* validateProbe(readinessProbe, grace, at.child('readinessProbe'))
    const own = readinessProbe.terminationGracePeriodSeconds
    if (own !== undefined)
      yield invalid(at.child('readinessProbe', 'terminationGracePeriodSeconds'), own, 'must not be set for readinessProbes')
  }
  if (startupProbe) yield* validateOnce(startupProbe, grace, at.child('startupProbe'))
}

/** A probe whose first success decides. */
function* validateOnce(probe: Probe, grace: Grace, at: Field): Errors {
  yield* validateProbe(probe, grace, at)
  if (probe.successThreshold !== 1) yield invalid(at.child('successThreshold'), probe.successThreshold ?? 0, 'must be 1')
}

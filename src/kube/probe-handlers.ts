import type { PROBE_FAILURES } from './scenario.ts'
import type { Probe } from './types.ts'

/** The fields of a probe that say how it asks. */
const PROBE_HANDLERS = ['httpGet', 'tcpSocket', 'grpc', 'exec'] as const

/** How a probe asks. */
export type ProbeHandler = (typeof PROBE_HANDLERS)[number]

/** How a probe asks; the API server takes none that does not say so. */
export const handlerOf = (probe: Probe): ProbeHandler => PROBE_HANDLERS.find((handler) => probe[handler] !== undefined) ?? 'exec'

/** The ways of those that are offered in which what a probe asks can fail. */
export const FAILURES_OF: Readonly<Record<ProbeHandler, readonly (typeof PROBE_FAILURES)[number][]>> = {
  httpGet: ['500', 'timeout', 'refused'],
  tcpSocket: ['refused', 'timeout'],
  grpc: ['not-serving', 'timeout', 'refused'],
  exec: ['exit 1', 'timeout'],
}

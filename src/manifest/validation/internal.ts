/** Values of the API's own types in the form in which API servers print them: Go names, declaration order, nothing left out. */
import { canonicalQuantity } from '../../base/quantity.ts'
import { goJson } from '../../base/go-text.ts'
import { isRecord } from '../../base/json.ts'
import { sortedEntries } from '../../kube/draft.ts'
import { Printed } from './errors.ts'
import { STRUCTS } from './internal-structs.ts'

/** Names whose JSON form is not the Go name with its first word in lower case. */
const JSON_NAMES: Readonly<Record<string, string>> = {
  StorageOS: 'storageos',
  CephFS: 'cephfs',
  HostIP: 'hostIP',
  SELinuxChangePolicy: 'seLinuxChangePolicy',
  SELinuxOptions: 'seLinuxOptions',
  GMSACredentialSpecName: 'gmsaCredentialSpecName',
  GMSACredentialSpec: 'gmsaCredentialSpec',
}

function jsonName(goName: string): string {
  const known = JSON_NAMES[goName]
  if (known) return known
  const capitals = /^[A-Z]+/.exec(goName)?.[0].length ?? 0
  const lowered = capitals === goName.length || capitals <= 1 ? Math.max(capitals, 1) : capitals - 1
  return goName.slice(0, lowered).toLowerCase() + goName.slice(lowered)
}

const ZEROS: Readonly<Record<string, unknown>> = { '': '', int: 0, bool: false, port: 0, quantity: '0' }

const sorted = (map: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(sortedEntries(map))

function convert(type: string, value: unknown): unknown {
  if (type.startsWith('[]')) return Array.isArray(value) && value.length > 0 ? value.map((item) => toInternal(type.slice(2), item)) : null
  if (type.startsWith('*')) return isRecord(value) ? toInternal(type.slice(1), value) : null
  if (type in STRUCTS) return toInternal(type, value)
  if (type === 'map') return isRecord(value) ? sorted(value) : null
  if (type === 'quantity') return canonicalQuantity(typeof value === 'string' || typeof value === 'number' ? value : '0')
  if (value === undefined || value === null) return ZEROS[type] ?? null
  return isRecord(value) ? sorted(value) : value
}

/** The fields that a PodSpec keeps in its security context inside an API server. */
const HOST_FIELDS = ['hostNetwork', 'hostPID', 'hostIPC', 'shareProcessNamespace', 'hostUsers'] as const

function rearranged(type: string, value: Record<string, unknown>): Record<string, unknown> {
  if (type !== 'PodSpec') return value
  const context: Record<string, unknown> = isRecord(value.securityContext) ? { ...value.securityContext } : {}
  for (const name of HOST_FIELDS) context[name] = value[name]
  return { ...value, securityContext: context }
}

/** The struct as plain data with Go names in declaration order. `type` is one of `STRUCTS`. */
export function toInternal(type: string, given: unknown): Record<string, unknown> {
  const value = rearranged(type, isRecord(given) ? given : {})
  const out: Record<string, unknown> = {}
  for (const declared of (STRUCTS[type] ?? '').split(' ')) {
    if (declared === '+Metadata') Object.assign(out, isRecord(value.metadata) ? sorted(value.metadata) : {})
    else if (declared.startsWith('+')) Object.assign(out, toInternal(declared.slice(1), value))
    else {
      const [name = '', fieldType = ''] = declared.split(':')
      out[name] = convert(fieldType, value[jsonName(name)])
    }
  }
  return out
}

/** A value of the API's own types, ready for an error. */
export const internal = (type: string, value: unknown): Printed => new Printed(goJson(toInternal(type, value)))
/** A list of them; null where there is none. */
export const internalList = (type: string, value: readonly unknown[] | undefined): Printed =>
  new Printed(goJson(convert(`[]${type}`, value)))

import { plus, seconds, simTimeOf } from '../base/time.ts'
import type { SimTime } from '../base/time.ts'
import { isRecord } from '../base/json.ts'
import { boolFlag, durationFlag, textFlag } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { NOTHING_ASKED } from '../kube/command-line/nothing-asked.ts'
import type { ResourceKind } from '../kube/kinds.ts'
import type { KubeObject } from '../kube/types.ts'
import { failure, KubectlError, severalErrors } from './errors.ts'
import { findResults } from './jsonpath/evaluate.ts'
import type { Piece } from './jsonpath/nodes.ts'
import { parseJsonPath, relaxedPath } from './jsonpath/parse.ts'
import { nameOf } from './output/print.ts'
import { requestsOf, visit } from './resources.ts'
import type { Request } from './resources.ts'
import { namespaceOf } from './session.ts'
import type { Printed, Session } from './session.ts'

/** Whether what is waited for is there: null stands for an object that is not. */
type Met = (object: KubeObject | null) => boolean

const DEFAULT_TIMEOUT = seconds(30)
const WEEK = seconds(7 * 24 * 3600)

/** Whether an object has a condition, and has had it since its latest change. */
function hasCondition(object: KubeObject, type: string, wanted: string): boolean {
  const status = 'status' in object && isRecord(object.status) ? object.status : {}
  const conditions = Array.isArray(status.conditions) ? status.conditions.filter(isRecord) : []
  const found = conditions.find((one) => String(one.type).toLowerCase() === type.toLowerCase())
  const observed = found?.observedGeneration ?? status.observedGeneration
  if (typeof observed === 'number' && observed < (object.metadata.generation ?? 0)) return false
  return typeof found?.status === 'string' && found.status.toLowerCase() === wanted.toLowerCase()
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function jsonPathMet(pieces: readonly Piece[], wanted: string | null): Met {
  return (object) => {
    if (!object) return false
    const values = findResults(pieces, object).flat()
    if (values.length === 0) return false
    return wanted === null || values.every((value) => textOf(value) === wanted)
  }
}

/** Reads `--for`. Models kubectl/pkg/cmd/wait/wait.go, conditionFuncFor (v1.36) */
function readCondition(text: string): { readonly met: Met; readonly kind: 'state' | 'delete' | 'create' } {
  if (text.toLowerCase() === 'delete') return { kind: 'delete', met: (object) => object === null }
  if (text.toLowerCase() === 'create') return { kind: 'create', met: (object) => object !== null }
  if (text.startsWith('condition=')) {
    const [type = '', status = 'true'] = text.slice('condition='.length).split('=')
    return { kind: 'state', met: (object) => object !== null && hasCondition(object, type, status) }
  }
  if (text.startsWith('jsonpath=')) {
    const [, path = '', wanted] = /^(\{.*?\}|[^=]*)(?:=(.*))?$/s.exec(text.slice('jsonpath='.length)) ?? []
    if (wanted === '') throw failure('jsonpath wait has to have at least one value')
    return { kind: 'state', met: jsonPathMet(parseJsonPath(relaxedPath(path)), wanted?.replace(/^(["'])(.*)\1$/, '$2') ?? null) }
  }
  throw failure(`unrecognized condition: ${text === '' ? '[]' : JSON.stringify(text)}`)
}

/** When an object comes to be as it should, from `from` until `end`; null when it does not. */
function whenMet(session: Session, kind: ResourceKind, key: Key, met: Met, from: SimTime, end: SimTime): SimTime | null {
  const { cluster } = session
  let object = cluster.get(kind, key.namespace, key.name)
  if (met(object) && from <= cluster.at) return from
  for (const record of cluster.watch(kind)) {
    if (record.at > end) break
    const { metadata } = record.object
    if (metadata.name !== key.name || (kind.namespaced && metadata.namespace !== key.namespace)) continue
    if (record.at > from && met(object)) return from
    object = record.type === 'DELETED' ? null : record.object
    if (record.at >= from && met(object)) return record.at
  }
  return met(object) ? from : null
}

interface Key {
  readonly namespace: string
  readonly name: string
}

/** The objects that are waited for, of which those named in `--for=create` need not be there yet. */
function targets(session: Session, line: CommandLine, requests: readonly Request[], mode: 'state' | 'delete' | 'create') {
  const namespace = namespaceOf(session, line)
  const { found, errors } = visit(session, line, requests)
  if (mode === 'state' && errors.length > 0) throw severalErrors(errors)
  const there = found.flatMap(({ kind, objects }) =>
    objects.map((object) => ({
      kind,
      key: { namespace: object.metadata.namespace ?? '', name: object.metadata.name },
      label: nameOf(object),
    })),
  )
  if (mode !== 'create') return there
  const known = new Set(there.map(({ label }) => label))
  const missing = requests.flatMap(({ kind, name }) =>
    name === null ? [] : [{ kind, key: { namespace, name }, label: `${kind.singular}/${name}` }],
  )
  return [...there, ...missing.filter(({ label }) => !known.has(label))]
}

/** `kubectl wait`. Models kubectl/pkg/cmd/wait/wait.go (v1.36) */
export function* wait(session: Session, line: CommandLine): Generator<Printed> {
  const { met, kind: mode } = readCondition(textFlag(line, 'for') ?? '')
  const requests = requestsOf(session, line)
  if (requests.length === 0) throw new KubectlError(NOTHING_ASKED)
  const selects = boolFlag(line, 'all') || textFlag(line, 'selector') !== undefined || textFlag(line, 'field-selector') !== undefined
  if (requests.some(({ name }) => name === null) && !selects) {
    throw failure('resource(s) were provided, but no name was specified')
  }
  const waited = targets(session, line, requests, mode)
  if (waited.length === 0) {
    if (mode === 'delete') return
    throw failure('no matching resources found')
  }
  const given = durationFlag(line, 'timeout') ?? DEFAULT_TIMEOUT
  const { cluster } = session
  const end = plus(cluster.at, given < 0 ? WEEK : given)
  const errors: KubectlError[] = []
  let at = cluster.at
  for (const { kind, key, label } of waited) {
    const resource = `${kind.plural}/${key.name}`
    const when = whenMet(session, kind, key, met, at, end)
    if (when === null) {
      at = simTimeOf(Math.min(end, cluster.trace.end))
      if (end > cluster.trace.end) break
      const why = given === 0 ? `condition not met for ${resource}` : `timed out waiting for the condition on ${resource}`
      errors.push(failure(mode === 'create' ? 'timed out waiting for the condition' : why))
    } else {
      at = when
      yield { at, stream: 'out', text: `${label} condition met\n` }
    }
  }
  if (errors.length > 0) throw severalErrors(errors).later(at)
}

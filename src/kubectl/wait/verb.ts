import { plus, seconds, simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { boolFlag, durationFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { NOTHING_ASKED } from '../../kube/command-line/nothing-asked.ts'
import { resourceName } from '../../kube/kinds.ts'
import type { ResourceKind } from '../../kube/kinds.ts'
import type { KubeObject } from '../../kube/types.ts'
import { failure, KubectlError, severalErrors } from '../errors.ts'
import { readObjectFormat } from '../output/format.ts'
import { nameOf, printObject } from '../output/print.ts'
import { requestsOf, visit } from '../resources.ts'
import type { Request } from '../resources.ts'
import { namespaceOf } from '../session.ts'
import type { Printed, Session } from '../session.ts'
import { readCondition } from './condition.ts'
import type { Condition, Met } from './condition.ts'

const DEFAULT_TIMEOUT = seconds(30)
/** How long a negative timeout lasts. */
const WEEK = seconds(7 * 24 * 3600)

/** What is waited for. */
interface Target {
  readonly kind: ResourceKind
  readonly namespace: string
  readonly name: string
}

/** An object that came to be as it should: as it was then, or before it went. */
interface Arrival {
  readonly at: SimTime
  readonly object: KubeObject | null
}

/** When an object comes to be as it should, from `from` until `end`; null when it does not. */
function whenMet({ cluster }: Session, { kind, namespace, name }: Target, met: Met, from: SimTime, end: SimTime): Arrival | null {
  let object = cluster.get(kind, namespace, name)
  if (met(object) && from <= cluster.at) return { at: from, object }
  for (const record of cluster.watch(kind)) {
    if (record.at > end) break
    const { metadata } = record.object
    if (metadata.name !== name || (kind.namespaced && metadata.namespace !== namespace)) continue
    if (record.at > from && met(object)) return { at: from, object }
    object = record.type === 'DELETED' ? null : record.object
    if (record.at >= from && met(object)) return { at: record.at, object: record.object }
  }
  return met(object) ? { at: from, object } : null
}

/** What is waited for, and what is not there; objects named in `--for=create` need not be. */
function targets(session: Session, line: CommandLine, requests: readonly Request[], mode: Condition['mode']) {
  const { found, errors } = visit(session, line, requests)
  const there = found.flatMap(({ kind, objects }) =>
    objects.map(({ metadata }): Target => ({ kind, namespace: metadata.namespace ?? '', name: metadata.name })),
  )
  if (mode !== 'create') return { waited: there, errors: mode === 'state' ? errors : [] }
  const named = requests.flatMap(({ kind, name, namespace = namespaceOf(session, line) }): Target[] =>
    name === null ? [] : [{ kind, namespace, name }],
  )
  const isThere = (one: Target): boolean => there.some(({ kind, name }) => kind === one.kind && name === one.name)
  return { waited: [...there, ...named.filter((one) => !isThere(one))], errors: [] }
}

/** `kubectl wait`. Models kubectl/pkg/cmd/wait/wait.go (v1.36) */
export function* wait(session: Session, line: CommandLine): Generator<Printed> {
  const format = readObjectFormat(line, session.readFile)
  const { met, mode } = readCondition(textFlag(line, 'for') ?? '')
  const requests = requestsOf(session, line)
  if (requests.length === 0) throw new KubectlError(NOTHING_ASKED)
  const selects = boolFlag(line, 'all') || textFlag(line, 'selector') !== undefined || textFlag(line, 'field-selector') !== undefined
  if (requests.some(({ name }) => name === null) && !selects) {
    throw failure('resource(s) were provided, but no name was specified')
  }
  const { waited, errors: missing } = targets(session, line, requests, mode)
  if (waited.length + missing.length === 0) {
    if (mode === 'delete') return
    throw failure('no matching resources found')
  }
  const given = durationFlag(line, 'timeout') ?? DEFAULT_TIMEOUT
  const { cluster } = session
  const end = plus(cluster.at, given < 0 ? WEEK : given)
  const errors: KubectlError[] = [...missing]
  let at = cluster.at
  for (const target of waited) {
    try {
      const arrival = whenMet(session, target, met, at, end)
      if (arrival) {
        at = arrival.at
        const plain = `${arrival.object ? nameOf(arrival.object) : resourceName(target.kind, target.name)} condition met\n`
        yield { at, stream: 'out', text: format && arrival.object ? printObject(format, arrival.object) : plain }
        continue
      }
    } catch (error) {
      if (!(error instanceof KubectlError)) throw error
      errors.push(error)
      continue
    }
    // With the world, all ends that is waited for: the rest is told of then.
    at = simTimeOf(Math.min(end, cluster.trace.end))
    errors.push(failure(whyNot(target, mode, given)))
  }
  if (errors.length > 0) throw severalErrors(errors).later(at)
}

/** What kubectl says of what did not come in time. */
function whyNot({ kind, name }: Target, mode: Condition['mode'], timeout: number): string {
  if (mode === 'create') return 'timed out waiting for the condition'
  return timeout === 0 ? `condition not met for ${kind.plural}/${name}` : `timed out waiting for the condition on ${kind.plural}/${name}`
}

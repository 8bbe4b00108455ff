import { goJson } from '../../base/go-text.ts'
import { goYaml } from '../../base/go-yaml.ts'
import { durationFlag, boolFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import type { KubeObject } from '../../kube/types.ts'
import { plus } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { failure, severalErrors } from '../errors.ts'
import { customCells } from '../output/custom-columns.ts'
import { sortedKeys } from '../jsonpath/evaluate.ts'
import type { Format, ObjectFormat } from '../output/format.ts'
import { printObject } from '../output/print.ts'
import { checkOneType, visit } from '../resources.ts'
import type { Request } from '../resources.ts'
import { selection } from '../selectors.ts'
import { namespaceOf } from '../session.ts'
import type { Printed, Session } from '../session.ts'
import { TableLayout } from '../table.ts'
import { headerOf, readStyle, rowOf } from './rows.ts'
import type { WatchType } from './rows.ts'
import { sortedTable } from './sort.ts'

/** An object at a moment, and what happened to it. */
interface Seen {
  readonly object: KubeObject
  readonly at: SimTime
  readonly type: WatchType
}

/**
 * `get --watch`: the list, then each change as it comes, until the Trace ends or --request-timeout is over.
 * Models kubectl/pkg/cmd/get/get.go, watch (v1.36)
 */
export function* watchObjects(session: Session, line: CommandLine, requests: readonly Request[], format: Format): Generator<Printed> {
  checkOneType(requests)
  const [request] = requests
  if (!request) return
  const { found, errors } = visit(session, line, requests)
  if (errors.length > 0) throw severalErrors(errors)
  const { cluster } = session
  const listed = found.flatMap(({ objects }) => objects)
  const order = textFlag(line, 'sort-by')
  const first = order === undefined ? listed : sortedTable(order, listed)
  const write = writer(session, line, request, format)
  if (!boolFlag(line, 'watch-only')) yield* write(first.map((object) => ({ object, at: cluster.at, type: 'ADDED' })))
  if (requests.length > 1) throw failure('you may only watch a single resource or type of resource at a time')
  for (const seen of changes(session, line, request, new Set(listed.map(({ metadata }) => metadata.uid)))) yield* write([seen])
}

/** What a watch tells of the objects that are asked for; one that no longer matches is told of once more. */
function* changes(session: Session, line: CommandLine, { kind, name }: Request, known: Set<string | undefined>): Generator<Seen> {
  const { cluster } = session
  const timeout = durationFlag(line, 'request-timeout')
  const namespace = boolFlag(line, 'all-namespaces') || !kind.namespaced ? null : namespaceOf(session, line)
  const matches = selection(line, kind)
  for (const { at, type, object } of cluster.watch(kind)) {
    if (timeout !== undefined && timeout > 0 && at > plus(cluster.at, timeout)) return
    const { metadata } = object
    if (namespace !== null && metadata.namespace !== namespace) continue
    if (name !== null && metadata.name !== name) continue
    const wasKnown = known.has(metadata.uid)
    const isMatch = type !== 'DELETED' && matches(object)
    if (isMatch) known.add(metadata.uid)
    else known.delete(metadata.uid)
    if (isMatch) yield { object, at, type: wasKnown ? 'MODIFIED' : 'ADDED' }
    else if (wasKnown) yield { object, at, type: 'DELETED' }
  }
}

/** An object together with what happened to it, where the format has a place for that. Models cli-runtime/pkg/printers (v1.36) */
function eventText(format: ObjectFormat, object: KubeObject, type: WatchType): string {
  switch (format.kind) {
    case 'json':
      return `${goJson({ type, object: sortedKeys(object) })}\n`
    case 'yaml':
      return goYaml({ object, type })
    default:
      return printObject(format, object)
  }
}

/** Prints batch by batch, each at the moment of its last object. */
function writer(session: Session, line: CommandLine, { kind }: Request, format: Format): (batch: readonly Seen[]) => Generator<Printed> {
  const layout = new TableLayout()
  let begun = false
  return function* write(batch) {
    const at = batch.at(-1)?.at
    if (at === undefined) return
    const headers = !begun && !boolFlag(line, 'no-headers')
    const put = (text: string): Printed => ({ at, stream: 'out', text })
    if (format.kind === 'table') {
      const style = readStyle(line, format.wide, false)
      const rows = batch.map((seen) => rowOf(kind, seen.object, style, session.cluster.wallOf(seen.at), seen.type))
      yield put(layout.lines(headers ? [headerOf(kind, style), ...rows] : rows))
    } else if (format.kind === 'custom-columns') {
      const rows = batch.map(({ object }) => customCells(format.columns, object))
      yield put(layout.lines(headers ? [format.columns.map(({ header }) => header), ...rows] : rows))
    } else {
      for (const { object, type } of batch) {
        const separator = begun && format.kind === 'yaml' ? '---\n' : ''
        const text = boolFlag(line, 'output-watch-events') ? eventText(format, object, type) : printObject(format, object)
        yield put(`${separator}${text}`)
        begun = true
      }
    }
    begun = true
  }
}

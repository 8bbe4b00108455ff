import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { NOTHING_ASKED } from '../../kube/command-line/nothing-asked.ts'
import type { ResourceKind } from '../../kube/kinds.ts'
import type { KubeObject } from '../../kube/types.ts'
import { failure, KubectlError, misuse, severalErrors } from '../errors.ts'
import { customCells } from '../output/custom-columns.ts'
import { readFormat } from '../output/format.ts'
import type { Format } from '../output/format.ts'
import { listOf, printObject } from '../output/print.ts'
import { requestsOf, serverWarnings, visit } from '../resources.ts'
import type { Found, Request } from '../resources.ts'
import { namespaceOf, put, warn } from '../session.ts'
import type { Printed, Session } from '../session.ts'
import { TableLayout } from '../table.ts'
import { headerOf, readStyle, rowOf } from './rows.ts'
import { checkTableHas, sortedList, sortedTable } from './sort.ts'
import { SCALE_KIND, subresourceOf } from './subresource.ts'
import { watchObjects } from './watch.ts'

const NO_TYPE = 'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n'
const WHAT_NEXT =
  'Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).'

/** `kubectl get`. Models kubectl/pkg/cmd/get/get.go (v1.36) */
export function* get(session: Session, line: CommandLine): Generator<Printed> {
  const watching = boolFlag(line, 'watch') || boolFlag(line, 'watch-only')
  const requests = requestsOf(session, line)
  if (requests.length === 0) {
    if (watching) throw new KubectlError(NOTHING_ASKED)
    yield warn(session, NO_TYPE)
    throw misuse(line, WHAT_NEXT)
  }
  checkFlags(line, watching)
  const format = readFormat(line, session.readFile)
  for (const text of serverWarnings(requests)) yield warn(session, text)
  if (watching) return yield* watchObjects(session, line, requests, format)
  const { found: whole, errors } = visit(session, line, requests)
  const found = whole.map((one) => partOf(line, one))
  const missing = boolFlag(line, 'ignore-not-found') ? [] : errors
  if (format.kind === 'table') yield* printTables(session, line, format.wide, requests, found, missing)
  else yield* printFound(session, line, format, requests, found)
  if (missing.length > 0) throw severalErrors(missing)
}

/** Flags that do not go together. Models get.go, Validate (v1.36) */
function checkFlags(line: CommandLine, watching: boolean): void {
  const output = textFlag(line, 'output') ?? ''
  if (boolFlag(line, 'show-labels') && output !== '' && output !== 'wide') {
    throw failure(`--show-labels option cannot be used with ${output} printer`)
  }
  if (boolFlag(line, 'output-watch-events') && !watching) {
    throw misuse(line, '--output-watch-events option can only be used with --watch or --watch-only')
  }
}

/** The subresource of what was found, where one is asked for. */
function partOf(line: CommandLine, { kind, objects }: Found): Found {
  const parts = objects.map((object) => subresourceOf(line, object))
  return { kind: parts[0]?.kind === SCALE_KIND.kind ? SCALE_KIND : kind, objects: parts }
}

/** One table for each kind in a row, with a blank line between them. */
function* printTables(
  session: Session,
  line: CommandLine,
  wide: boolean,
  requests: readonly Request[],
  found: readonly Found[],
  errors: readonly KubectlError[],
): Generator<Printed> {
  const kinds = new Set(requests.map(({ kind }) => kind))
  const style = readStyle(line, wide, kinds.size > 1)
  const order = textFlag(line, 'sort-by')
  if (order !== undefined && requests.length > 1) checkTableHas(order)
  let printed = false
  for (const { kind, objects: all } of byKind(found)) {
    const objects = order === undefined ? all : sortedTable(order, all)
    if (objects.length === 0) continue
    const rows = objects.map((object) => rowOf(kind, object, style, session.cluster.now))
    const text = new TableLayout().lines(style.headers ? [headerOf(kind, style), ...rows] : rows)
    yield put(session, `${printed && style.headers ? '\n' : ''}${text}`)
    printed = true
  }
  if (printed || errors.length > 0 || boolFlag(line, 'ignore-not-found')) return
  yield warn(session, noResources(session, line, kinds))
}

/** What kubectl says when there is nothing to print. */
function noResources(session: Session, line: CommandLine, kinds: ReadonlySet<ResourceKind>): string {
  const oneNamespace = !boolFlag(line, 'all-namespaces') && [...kinds].every(({ namespaced }) => namespaced)
  return oneNamespace ? `No resources found in ${namespaceOf(session, line)} namespace.` : 'No resources found'
}

/** What was found, neighbours of one kind together. */
function byKind(found: readonly Found[]): { kind: ResourceKind; objects: readonly KubeObject[] }[] {
  const groups: { kind: ResourceKind; objects: readonly KubeObject[] }[] = []
  for (const { kind, objects } of found) {
    const last = groups.at(-1)
    if (last?.kind === kind) last.objects = [...last.objects, ...objects]
    else groups.push({ kind, objects })
  }
  return groups
}

/** All but tables: one named object as it is, everything else as a list. */
function* printFound(
  session: Session,
  line: CommandLine,
  format: Exclude<Format, { kind: 'table' }>,
  requests: readonly Request[],
  found: readonly Found[],
): Generator<Printed> {
  const order = textFlag(line, 'sort-by')
  const all = found.flatMap(({ objects }) => objects)
  const [only] = requests
  const asItIs = requests.length === 1 && only !== undefined && only.name !== null
  if (all.length === 0 && (asItIs || boolFlag(line, 'ignore-not-found'))) return
  const objects = order === undefined || asItIs ? all : sortedList(order, all)
  if (format.kind === 'custom-columns') {
    const rows = objects.map((object) => customCells(format.columns, object))
    const headers = boolFlag(line, 'no-headers') ? [] : [format.columns.map(({ header }) => header)]
    return yield put(session, new TableLayout().lines([...headers, ...rows]))
  }
  const [object] = objects
  const text = printObject(format, asItIs && object ? object : listOf(objects))
  if (text !== '') yield put(session, text)
}

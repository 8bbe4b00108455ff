import { boolFlag, listFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { qualifiedSingular } from '../../kube/kinds.ts'
import type { ResourceKind } from '../../kube/kinds.ts'
import type { KubeObject } from '../../kube/types.ts'
import { AGE, NAME } from '../columns/column.ts'
import type { Column } from '../columns/column.ts'
import { columnsOf } from '../columns/index.ts'
import { formatLabels } from '../format-labels.ts'

/** How a table of `get` looks beside the kind's own columns. */
export interface TableStyle {
  readonly wide: boolean
  readonly headers: boolean
  /** Names stand as `pod/web`. */
  readonly withKind: boolean
  readonly withNamespace: boolean
  readonly labels: readonly string[]
  readonly showLabels: boolean
  readonly watchEvents: boolean
  /** The kind's columns come from the server: kubectl itself knows none but names and ages. */
  readonly serverPrint: boolean
}

export const readStyle = (line: CommandLine, wide: boolean, withKind: boolean): TableStyle => ({
  wide,
  headers: !boolFlag(line, 'no-headers'),
  withKind: withKind || boolFlag(line, 'show-kind'),
  withNamespace: boolFlag(line, 'all-namespaces'),
  labels: listFlag(line, 'label-columns'),
  showLabels: boolFlag(line, 'show-labels'),
  watchEvents: boolFlag(line, 'output-watch-events'),
  serverPrint: boolFlag(line, 'server-print', true),
})

/** What happened to an object, as a watch tells it. */
export type WatchType = 'ADDED' | 'MODIFIED' | 'DELETED'

/** The columns of a kind that are shown. */
const shownColumns = (kind: ResourceKind, { serverPrint, wide }: TableStyle): readonly Column[] =>
  serverPrint ? columnsOf(kind).filter((column) => wide || !column.wide) : [NAME, AGE]

/** The header of a kind's table. Models cli-runtime/pkg/printers/tableprinter.go (v1.36) */
export function headerOf(kind: ResourceKind, style: TableStyle): string[] {
  return [
    ...(style.watchEvents ? ['EVENT'.padEnd(8)] : []),
    ...(style.withNamespace && kind.namespaced ? ['NAMESPACE'] : []),
    ...shownColumns(kind, style).map(({ name }) => name),
    ...style.labels.map((key) => key.slice(key.lastIndexOf('/') + 1).toUpperCase()),
    ...(style.showLabels ? ['LABELS'] : []),
  ]
}

/** An object's row at a moment: milliseconds of the Unix epoch. */
export function rowOf(kind: ResourceKind, object: KubeObject, style: TableStyle, now: number, type: WatchType = 'ADDED'): string[] {
  const { namespace = '', labels } = object.metadata
  const moment = { now, wide: style.wide }
  return [
    ...(style.watchEvents ? [type.padEnd(8)] : []),
    ...(style.withNamespace && kind.namespaced ? [namespace] : []),
    ...shownColumns(kind, style).map((column) => {
      const text = column.cell(object, moment)
      return style.withKind && column.name === 'NAME' ? `${qualifiedSingular(kind)}/${text}` : text
    }),
    ...style.labels.map((key) => labels?.[key] ?? ''),
    ...(style.showLabels ? [formatLabels(labels)] : []),
  ]
}

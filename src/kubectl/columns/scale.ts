import type { KubeObject } from '../../kube/types.ts'
import { AGE, column, NAME } from './column.ts'
import type { Column } from './column.ts'

/** How many replicas somebody wants, and how many there are: the subresource `scale`. */
export interface Scale extends KubeObject {
  readonly spec: { readonly replicas: number }
  readonly status: { readonly replicas: number; readonly selector: string }
}

/** Models pkg/printers/internalversion/printers.go, printScale (v1.36) */
export const SCALE_COLUMNS: readonly Column<Scale>[] = [
  NAME,
  column('DESIRED', ({ spec }) => spec.replicas),
  column('AVAILABLE', ({ status }) => status.replicas),
  AGE,
]

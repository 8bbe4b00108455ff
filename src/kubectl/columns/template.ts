import type { KubeObject } from '../../kube/types.ts'
import { column, wideColumn } from './column.ts'
import type { Column } from './column.ts'

/** What is read of a container. */
interface Contained {
  readonly name: string
  readonly image?: string | undefined
}

/** The containers of a template, wherever it stands: in columns that are shown with `-o wide` only, unless `always`. */
export function containerColumns<T extends KubeObject>(
  containersOf: (object: T) => readonly Contained[] | undefined,
  always = false,
): readonly Column<T>[] {
  const make = always ? column : wideColumn
  const joined = (object: T, text: (container: Contained) => string | undefined): string =>
    (containersOf(object) ?? []).map((container) => text(container) ?? '').join(',')
  return [
    make('CONTAINERS', (object: T) => joined(object, ({ name }) => name)),
    make('IMAGES', (object: T) => joined(object, ({ image }) => image)),
  ]
}

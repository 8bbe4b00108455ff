import { removeAt } from '../../manifest/edit.ts'
import { readManifest } from '../../manifest/index.ts'

/** The lists of a Scenario from which an entry can be left out by itself. */
const LISTS: ReadonlySet<string | number> = new Set(['timeline', 'processes', 'images'])

/** A world of a newer Podscope without the entries of its Scenario that this one does not know, and how many those were. */
export function withoutUnknown(text: string): { readonly text: string; readonly left: number } {
  const unknown = new Set<string>()
  for (const { code, severity, path } of readManifest(text, 'world.yaml').diagnostics) {
    const [spec, list, index] = path
    if (
      code === 'scenario' &&
      severity === 'error' &&
      spec === 'spec' &&
      list !== undefined &&
      LISTS.has(list) &&
      typeof index === 'number'
    )
      unknown.add(`${list}/${index}`)
  }
  const entries = [...unknown].map((one) => one.split('/')).map(([list = '', index]) => ({ list, index: Number(index) }))
  // From the last on, so that the others keep their places.
  const known = entries.sort((a, b) => b.index - a.index).reduce((rest, { list, index }) => removeAt(rest, ['spec', list, index]), text)
  return { text: known, left: unknown.size }
}

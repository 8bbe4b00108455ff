import { adviseOn } from '../../explain/advice/index.ts'
import type { Advice } from '../../explain/advice/index.ts'
import { adviseOnSteps } from '../../explain/advice/steps.ts'
import { Fields } from '../../manifest/field-edit.ts'
import type { ManifestReading } from '../../manifest/index.ts'
import type { Trace } from '../../simulation/trace.ts'
import type { PlacedAdvice } from './protocol.ts'

/** Advice on a world, each at its place in the text. What stands in a List has none. */
export function adviceOf({ world, documents }: ManifestReading, text: string): readonly PlacedAdvice[] {
  if (!world) return []
  const fields = new Fields(text)
  return adviseOn(world).flatMap(({ severity, key, values, object, path, mend }: Advice): PlacedAdvice[] => {
    const document = documents.find((one) => one.kind === object.kind && one.name === object.metadata.name)?.index
    const range = document === undefined ? null : fields.rangeOf(document, path)
    if (document === undefined || !range) return []
    const edit = mend && fields.edit(document, mend.path, mend.value)
    return [
      { severity, key, values, document, path, range, fix: edit && mend && { field: String(mend.path.at(-1)), value: mend.value, edit } },
    ]
  })
}

/** What is to be said about the steps of a run, each at its place in the text. */
export function stepAdviceOf({ world, documents }: ManifestReading, text: string, trace: Trace): readonly PlacedAdvice[] {
  const advice = world ? adviseOnSteps(trace, world.scenario) : []
  const document = documents.find(({ role }) => role === 'scenario')?.index
  if (document === undefined || advice.length === 0) return []
  const fields = new Fields(text)
  return advice.flatMap(({ key, values, path }): PlacedAdvice[] => {
    const range = fields.rangeOf(document, path)
    return range ? [{ severity: 'warning', key, values, document, path, range, fix: null }] : []
  })
}

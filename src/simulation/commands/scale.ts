import { isRecord } from '../../base/json.ts'
import { textFlag } from '../../kube/command-line/line.ts'
import { SCALED_KINDS } from '../../kube/kinds.ts'
import type { KubeObject } from '../../kube/types.ts'
import { change, dryRunOf } from './change.ts'
import { choose } from './choose.ts'
import type { Verb } from './context.ts'
import { told } from './output.ts'

/** Models kubectl/pkg/cmd/scale/scale.go (v1.36). */
export const scale: Verb = (ctx, line, words) => {
  const replicas = Number(textFlag(line, 'replicas') ?? Number.NaN)
  if (!Number.isInteger(replicas) || replicas < 0) {
    return 'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0'
  }
  const expected = textFlag(line, 'current-replicas')
  const chosen = choose(ctx, line, words)
  if (typeof chosen === 'string') return chosen
  if (chosen.found.length === 0 && chosen.errors.length === 0) return 'error: no objects passed to scale'
  const out = chosen.found.map(({ object }) => {
    if (!SCALED_KINDS.has(object.kind)) return 'Error from server (NotFound): the server could not find the requested resource'
    const spec = 'spec' in object && isRecord(object.spec) ? object.spec : {}
    if (expected !== undefined && Number(expected) !== spec.replicas)
      return `error: Expected replicas to be ${expected}, was ${String(spec.replicas)}`
    const scaled: KubeObject & { spec: unknown } = { ...object, spec: { ...spec, replicas } }
    const result = change(ctx, object, scaled, { dryRun: dryRunOf(line) })
    return result.ok ? told(line, result.object, 'scaled') : result.error
  })
  return [...out, ...chosen.errors].join('\n')
}

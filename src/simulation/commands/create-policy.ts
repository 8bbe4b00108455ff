import { parseLabelQuery } from '../../kube/label-queries.ts'
import { textFlag } from './parse.ts'
import type { CommandLine } from './parse.ts'

interface Fields {
  readonly fields: Readonly<Record<string, unknown>>
}

const isTrue = (value: unknown): boolean => String(value) === 'true'

/** Models kubectl/pkg/cmd/create/create_priorityclass.go (v1.36). */
export function makePriorityClass(line: CommandLine): Fields {
  const { 'global-default': globalDefault } = line.flags
  return {
    fields: {
      value: Number(textFlag(line, 'value') ?? 0),
      ...(isTrue(globalDefault) && { globalDefault: true }),
      description: textFlag(line, 'description') ?? '',
      preemptionPolicy: textFlag(line, 'preemption-policy') ?? 'PreemptLowerPriority',
    },
  }
}

/** A number, or a share such as `50%`. */
const amount = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text)

/** Models kubectl/pkg/cmd/create/create_pdb.go (v1.36). */
export function makeBudget(line: CommandLine): Fields | string {
  const [selector, least, most] = [textFlag(line, 'selector'), textFlag(line, 'min-available'), textFlag(line, 'max-unavailable')]
  if (selector === undefined || selector === '') return 'error: a selector must be specified'
  if (least === undefined && most === undefined) return 'error: one of min-available or max-unavailable must be specified'
  if (least !== undefined && most !== undefined) return 'error: min-available and max-unavailable cannot be both specified'
  const query = parseLabelQuery(selector)
  if (!query.ok) return `error: ${query.error}`
  const single = query.requirements.filter(({ operator, values }) => operator === 'In' && values.length === 1)
  const others = query.requirements.filter((one) => !single.includes(one))
  return {
    fields: {
      spec: {
        ...(least !== undefined && { minAvailable: amount(least) }),
        ...(most !== undefined && { maxUnavailable: amount(most) }),
        selector: {
          ...(single.length > 0 && { matchLabels: Object.fromEntries(single.map(({ key, values }) => [key, values[0]])) }),
          ...(others.length > 0 && { matchExpressions: others }),
        },
      },
    },
  }
}

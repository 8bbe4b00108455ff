import { boolFlag, textFlag } from '../command-line/line.ts'
import type { CommandLine } from '../command-line/line.ts'
import { parseLabelQuery } from '../label-queries.ts'
import { metadataOf, readPairs } from './generated.ts'
import type { Generated } from './generated.ts'

/** Models kubectl/pkg/cmd/create/create_priorityclass.go (v1.36) */
export function priorityClass(line: CommandLine, name: string): Generated {
  const description = textFlag(line, 'description') ?? ''
  return {
    kind: 'PriorityClass',
    apiVersion: 'scheduling.k8s.io/v1',
    metadata: { name },
    value: Number(textFlag(line, 'value') ?? 0),
    ...(boolFlag(line, 'global-default') && { globalDefault: true }),
    ...(description !== '' && { description }),
    preemptionPolicy: textFlag(line, 'preemption-policy') ?? 'PreemptLowerPriority',
  }
}

/** A number, or a share such as `50%`. */
const amount = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text)

/** Models kubectl/pkg/cmd/create/create_pdb.go (v1.36) */
export function budget(line: CommandLine, name: string): Generated {
  const [selector = '', least, most] = [textFlag(line, 'selector'), textFlag(line, 'min-available'), textFlag(line, 'max-unavailable')]
  if (selector === '') return 'error: a selector must be specified'
  if (least === undefined && most === undefined) return 'error: one of min-available or max-unavailable must be specified'
  if (least !== undefined && most !== undefined) return 'error: min-available and max-unavailable cannot be both specified'
  const query = parseLabelQuery(selector)
  if (!query.ok) return `error: ${query.error}`
  const single = query.requirements.filter(({ operator, values }) => operator === 'In' && values.length === 1)
  const others = query.requirements.filter((one) => !single.includes(one))
  return {
    kind: 'PodDisruptionBudget',
    apiVersion: 'policy/v1',
    metadata: metadataOf(line, name),
    spec: {
      ...(least !== undefined && { minAvailable: amount(least) }),
      selector: {
        ...(single.length > 0 && { matchLabels: Object.fromEntries(single.map(({ key, values }) => [key, values[0]])) }),
        ...(others.length > 0 && { matchExpressions: others }),
      },
      ...(most !== undefined && { maxUnavailable: amount(most) }),
    },
    status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
  }
}

/** Models kubectl/pkg/cmd/create/create_quota.go (v1.36) */
export function quota(line: CommandLine, name: string): Generated {
  const [hard = '', scopes = ''] = [textFlag(line, 'hard'), textFlag(line, 'scopes')]
  return {
    kind: 'ResourceQuota',
    apiVersion: 'v1',
    metadata: metadataOf(line, name),
    spec: { ...(hard !== '' && { hard: readPairs(hard) }), ...(scopes !== '' && { scopes: scopes.split(',') }) },
    status: {},
  }
}

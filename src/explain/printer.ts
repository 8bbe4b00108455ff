import type { Pod } from '../kube/types.ts'
import { podStatus } from '../lanes/index.ts'
import type { StatusRule } from '../lanes/index.ts'
import { say } from './words.ts'
import type { Sentence } from './words.ts'

/** One rule of kubectl's printer that had a say: what it looked at, and the word in STATUS after it. */
export interface StatusStep {
  readonly text: Sentence
  readonly status: string
}

/** How kubectl comes to the word that it prints in STATUS, rule by rule. */
export function statusSteps(pod: Pod): readonly StatusStep[] {
  const steps: StatusStep[] = []
  podStatus(pod, (rule, status) => steps.push({ text: textOf(rule), status }))
  return steps
}

function textOf({ rule, ...values }: StatusRule): Sentence {
  return say(`why.status.${rule}`, values)
}

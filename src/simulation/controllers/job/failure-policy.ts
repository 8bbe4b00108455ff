import type { ContainerStatus, Job, Pod } from '../../../kube/types.ts'

type Policy = NonNullable<Job['spec']['podFailurePolicy']>
type Rule = Policy['rules'][number]

/** What a Job's podFailurePolicy makes of a failed Pod. */
interface PolicyFinding {
  readonly action: Rule['action'] | null
  /** Whether it counts towards the back-off limit. */
  readonly counts: boolean
  /** What the Job fails with, if this fails it. */
  readonly message: string | null
}

const UNMATCHED: PolicyFinding = { action: null, counts: true, message: null }

/** The first rule that a failed Pod matches decides. Models pkg/controller/job/pod_failure_policy.go matchPodFailurePolicy (v1.36). */
export function judge(job: Job, pod: Pod): PolicyFinding {
  const rules = job.spec.podFailurePolicy?.rules ?? []
  for (const [index, rule] of rules.entries()) {
    const why = matches(rule, pod)
    if (why === null) continue
    const { action } = rule
    return { action, counts: action !== 'Ignore', message: action === 'FailJob' ? `${why} matching FailJob rule at index ${index}` : null }
  }
  return UNMATCHED
}

/** The beginning of the sentence that says what matched; null when nothing did. */
function matches(rule: Rule, pod: Pod): string | null {
  const where = `${pod.metadata.namespace}/${pod.metadata.name}`
  if (rule.onExitCodes) {
    const statuses = [...(pod.status.containerStatuses ?? []), ...(pod.status.initContainerStatuses ?? [])]
    const hit = statuses.find((status) => hasCode(rule, status))
    return hit ? `Container ${hit.name} for pod ${where} failed with exit code ${hit.state?.terminated?.exitCode}` : null
  }
  const pattern = rule.onPodConditions?.find(({ type, status }) =>
    pod.status.conditions?.some((condition) => condition.type === type && condition.status === status),
  )
  return pattern ? `Pod ${where} has condition ${pattern.type}` : null
}

/** A container that ended with 0 matches no rule. */
function hasCode({ onExitCodes }: Rule, { name, state }: ContainerStatus): boolean {
  const code = state?.terminated?.exitCode
  if (!onExitCodes || code === undefined || code === 0) return false
  if (onExitCodes.containerName !== undefined && onExitCodes.containerName !== name) return false
  return onExitCodes.values.includes(code) === (onExitCodes.operator === 'In')
}

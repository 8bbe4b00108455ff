import type { KubeObject } from './types.ts'

interface Condition {
  readonly type: string
  readonly status: string
  readonly reason?: string
}

/** Why a workload has given up: `BackoffLimitExceeded` and others of a Job, `ProgressDeadlineExceeded` of a Deployment; null as long as it goes on. */
export function workloadFailure(object: KubeObject): string | null {
  const { conditions = [] } = (object as KubeObject & { status?: { conditions?: readonly Condition[] } }).status ?? {}
  if (object.kind === 'Job') return conditions.find(({ type, status }) => type === 'Failed' && status === 'True')?.reason ?? null
  if (object.kind !== 'Deployment') return null
  const stuck = conditions.find(({ type, status }) => type === 'Progressing' && status === 'False')
  return stuck?.reason === 'ProgressDeadlineExceeded' ? stuck.reason : null
}

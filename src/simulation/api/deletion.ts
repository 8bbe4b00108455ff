import type { Duration } from '../../base/time.ts'
import { isTerminal } from '../../kube/pod-phase.ts'
import type { KubeObject, Pod } from '../../kube/types.ts'

/** What becomes of an object's dependents. */
export type Propagation = 'Background' | 'Foreground' | 'Orphan'

/** The finalizers by which the garbage collector takes part in a deletion. Models apimachinery/pkg/apis/meta/v1/types.go (v1.36). */
export const FOREGROUND_DELETION = 'foregroundDeletion'
export const ORPHAN_DEPENDENTS = 'orphan'

/** Whether something is to be done before the object may go: finalizers, of a namespace those of its spec too. */
export const isHeld = (object: KubeObject & { readonly spec?: unknown }): boolean =>
  Boolean(object.metadata.finalizers?.length) || (object.kind === 'Namespace' && isFinalized(object.spec))

const isFinalized = (spec: unknown): boolean => {
  const finalizers = typeof spec === 'object' && spec !== null && 'finalizers' in spec ? spec.finalizers : undefined
  return Array.isArray(finalizers) && finalizers.length > 0
}

/** Models apiserver/pkg/registry/generic/registry/store.go deletionFinalizersForGarbageCollection (v1.36). */
export function finalizersFor({ metadata: { finalizers = [] } }: KubeObject, propagation: Propagation | undefined): string[] {
  if (propagation === undefined) return finalizers
  const kept = finalizers.filter((finalizer) => finalizer !== FOREGROUND_DELETION && finalizer !== ORPHAN_DEPENDENTS)
  switch (propagation) {
    case 'Background':
      return kept
    case 'Foreground':
      return [...kept, FOREGROUND_DELETION]
    case 'Orphan':
      return [...kept, ORPHAN_DEPENDENTS]
  }
}

/** Seconds that a Pod gets: none when no kubelet runs it. Models pkg/registry/core/pod/strategy.go CheckGracefulDelete (v1.36). */
export function deletionGrace(pod: Pod, asked: Duration | null): number {
  const { phase } = pod.status
  if (!pod.spec.nodeName || isTerminal(phase)) return 0
  const wanted = asked === null ? (pod.spec.terminationGracePeriodSeconds ?? 30) : asked / 1000
  return wanted < 0 ? 1 : wanted
}

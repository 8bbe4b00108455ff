import { isPriorityClass, type KubeObject } from '../kube/types.ts'
import { type ClusterFacts, NEW_CLUSTER } from './validation/index.ts'

/** What later documents of a file can rely on: a new cluster and what the earlier ones made. */
export class GrowingCluster implements ClusterFacts {
  readonly namespaces = new Set(NEW_CLUSTER.namespaces)
  readonly priorityClasses = new Map(NEW_CLUSTER.priorityClasses)
  readonly serviceAccounts = new Set<string>()
  readonly runtimeClasses = new Set<string>()

  add(object: KubeObject): void {
    const { name, namespace } = object.metadata
    if (isPriorityClass(object)) this.priorityClasses.set(name, object)
    switch (object.kind) {
      case 'Namespace':
        this.namespaces.add(name)
        break
      case 'ServiceAccount':
        this.serviceAccounts.add(`${namespace}/${name}`)
        break
      case 'RuntimeClass':
        this.runtimeClasses.add(name)
        break
    }
  }
}

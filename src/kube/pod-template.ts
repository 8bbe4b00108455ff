const PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
}

/** Where an object of this kind has the metadata and the spec of its Pods: at its top for a Pod; null for kinds without Pods. */
export const podTemplatePath = (kind: string): readonly string[] | null => PATHS[kind] ?? null

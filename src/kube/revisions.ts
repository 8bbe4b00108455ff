import type { ControllerRevision, PodTemplate } from './types.ts'

/** The template that a revision of a DaemonSet or StatefulSet brings back. */
export function templateOfRevision({ data }: ControllerRevision): PodTemplate {
  const { $patch: _, ...template } = (data as { spec: { template: PodTemplate & { $patch?: string } } }).spec.template
  return template
}

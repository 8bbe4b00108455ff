import { defaultObject } from '../../kube/defaults/index.ts'
import type { KubeObject, Pod, PodSpec } from '../../kube/types.ts'
import type { Identities } from '../api/identity.ts'

export interface PodTemplate {
  readonly metadata?: {
    readonly labels?: Record<string, string>
    readonly annotations?: Record<string, string>
    readonly finalizers?: string[]
  }
  readonly spec?: PodSpec
}

/** A Pod as a controller makes it from a template, controlled by its owner; defaulted, and still without a name. Models pkg/controller/controller_utils.go GetPodFromTemplate (v1.36). */
export function podFromTemplate(owner: KubeObject, template: PodTemplate, generateName: string, identities: Identities): Pod {
  const { name, namespace, uid = '' } = owner.metadata
  const { annotations, finalizers, labels } = template.metadata ?? {}
  const pod = defaultObject(
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        ...(annotations && { annotations }),
        ...(finalizers && { finalizers }),
        generateName,
        ...(labels && { labels }),
        name: '',
        ...(namespace && { namespace }),
        ownerReferences: [{ apiVersion: owner.apiVersion, blockOwnerDeletion: true, controller: true, kind: owner.kind, name, uid }],
      },
      spec: template.spec ?? { containers: [] },
      status: {},
    } satisfies Pod,
    { suffix: identities.nameSuffix() },
  )
  return { ...pod, metadata: { ...pod.metadata, name: '' } }
}

import { defaultObject } from '../../../kube/defaults/index.ts'
import { templateOfRevision } from '../../../kube/revisions.ts'
import type { ControllerRevision, KubeObject, Pod, StatefulSet } from '../../../kube/types.ts'
import type { Identities } from '../../api/identity.ts'
import { podFromTemplate } from '../pod-from-template.ts'
import { REVISION_HASH } from '../revisions.ts'

const POD_NAME = 'statefulset.kubernetes.io/pod-name'
const POD_INDEX = 'apps.kubernetes.io/pod-index'

/** The ordinal of a Pod of this StatefulSet, or null when it is none of its own. Models stateful_set_utils.go getParentNameAndOrdinal (v1.36). */
export function ordinalOf(set: StatefulSet, { metadata }: Pod): number | null {
  const prefix = `${set.metadata.name}-`
  const digits = metadata.name.startsWith(prefix) ? metadata.name.slice(prefix.length) : ''
  return /^\d+$/.test(digits) ? Number(digits) : null
}

export const revisionNameOf = ({ metadata }: Pod): string => metadata.labels?.[REVISION_HASH] ?? ''

const claimName = (set: StatefulSet, template: string, ordinal: number): string => `${template}-${set.metadata.name}-${ordinal}`

/** The Pod of an ordinal, of a revision. Models stateful_set_utils.go newStatefulSetPod (v1.36). */
export function podOf(set: StatefulSet, revision: ControllerRevision, ordinal: number, identities: Identities): Pod {
  const template = templateOfRevision(revision)
  const name = `${set.metadata.name}-${ordinal}`
  const claims = (set.spec.volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name ?? '')
  const others = (template.spec?.volumes ?? []).filter((volume) => !claims.includes(volume.name))
  const volumes = [
    ...claims.map((claim) => ({ name: claim, persistentVolumeClaim: { claimName: claimName(set, claim, ordinal) } })),
    ...others,
  ]
  const pod = podFromTemplate(
    set,
    {
      metadata: {
        ...template.metadata,
        labels: {
          ...template.metadata?.labels,
          [POD_INDEX]: String(ordinal),
          [REVISION_HASH]: revision.metadata.name,
          [POD_NAME]: name,
        },
      },
      spec: {
        ...(template.spec ?? { containers: [] }),
        hostname: name,
        ...(set.spec.serviceName && { subdomain: set.spec.serviceName }),
        ...(volumes.length > 0 && { volumes }),
      },
    },
    `${set.metadata.name}-`,
    identities,
  )
  return { ...pod, metadata: { ...pod.metadata, name } }
}

/** The claims of an ordinal's Pod. Models stateful_set_utils.go getPersistentVolumeClaims (v1.36). */
export const claimsOf = (set: StatefulSet, ordinal: number): KubeObject[] =>
  (set.spec.volumeClaimTemplates ?? []).map((template) =>
    defaultObject({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        ...template.metadata,
        labels: { ...template.metadata?.labels, ...set.spec.selector.matchLabels },
        name: claimName(set, template.metadata?.name ?? '', ordinal),
        ...(set.metadata.namespace !== undefined && { namespace: set.metadata.namespace }),
      },
      spec: template.spec,
    }),
  )

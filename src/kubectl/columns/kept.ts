/** Kinds that a simulation only keeps. Models the functions of these names in pkg/printers/internalversion/printers.go (v1.36). */
import type { IMutatingWebhookConfiguration } from 'kubernetes-models/admissionregistration.k8s.io/v1/MutatingWebhookConfiguration'
import type { IIngressClass } from 'kubernetes-models/networking.k8s.io/v1/IngressClass'
import type { IRuntimeClass } from 'kubernetes-models/node.k8s.io/v1/RuntimeClass'
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding'
import type { IVolumeAttributesClass } from 'kubernetes-models/storage.k8s.io/v1/VolumeAttributesClass'
import type { IPodTemplate } from 'kubernetes-models/v1/PodTemplate'
import type { KubeObject } from '../../kube/types.ts'
import { formatLabels } from '../format-labels.ts'
import { AGE, column, NAME, wideColumn } from './column.ts'
import type { Column } from './column.ts'
import { containerColumns } from './template.ts'

type Template = KubeObject & Pick<IPodTemplate, 'template'>

export const POD_TEMPLATE_COLUMNS: readonly Column<Template>[] = [
  NAME,
  ...containerColumns(({ template }: Template) => template?.spec?.containers, true),
  column('POD LABELS', ({ template }) => formatLabels(template?.metadata?.labels)),
]

type Binding = KubeObject & Pick<IRoleBinding, 'roleRef' | 'subjects'>

/** The names of those whom a binding is about, of one kind. */
const subjects = ({ subjects: all = [] }: Binding, wanted: string): string =>
  all
    .filter(({ kind }) => kind === wanted)
    .map(({ name, namespace }) => (wanted === 'ServiceAccount' ? `${namespace ?? ''}/${name}` : name))
    .join(', ')

export const BINDING_COLUMNS: readonly Column<Binding>[] = [
  NAME,
  column('ROLE', ({ roleRef }) => `${roleRef.kind}/${roleRef.name}`),
  AGE,
  wideColumn('USERS', (binding) => subjects(binding, 'User')),
  wideColumn('GROUPS', (binding) => subjects(binding, 'Group')),
  wideColumn('SERVICEACCOUNTS', (binding) => subjects(binding, 'ServiceAccount')),
]

type Class = KubeObject & Pick<IIngressClass, 'spec'>

export const INGRESS_CLASS_COLUMNS: readonly Column<Class>[] = [
  NAME,
  column('CONTROLLER', ({ spec }) => spec?.controller),
  column('PARAMETERS', ({ spec }) => {
    const { apiGroup, kind, name } = spec?.parameters ?? {}
    return kind === undefined ? '<none>' : `${kind}${apiGroup ? `.${apiGroup}` : ''}/${name}`
  }),
  AGE,
]

export const RUNTIME_CLASS_COLUMNS: readonly Column<KubeObject & Pick<IRuntimeClass, 'handler'>>[] = [
  NAME,
  column('HANDLER', ({ handler }) => handler),
  AGE,
]

/** Of both kinds of webhooks. */
export const WEBHOOK_COLUMNS: readonly Column<KubeObject & Pick<IMutatingWebhookConfiguration, 'webhooks'>>[] = [
  NAME,
  column('WEBHOOKS', ({ webhooks }) => webhooks?.length ?? 0),
  AGE,
]

export const VOLUME_ATTRIBUTES_CLASS_COLUMNS: readonly Column<KubeObject & Pick<IVolumeAttributesClass, 'driverName'>>[] = [
  NAME,
  column('DRIVERNAME', ({ driverName }) => driverName),
  AGE,
]

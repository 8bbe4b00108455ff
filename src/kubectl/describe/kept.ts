/** Kinds that a simulation only keeps. Models the functions of these names in kubectl/pkg/describe/describe.go (v1.36). */
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import type { IIngressClass } from 'kubernetes-models/networking.k8s.io/v1/IngressClass'
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding'
import { goValue } from '../../base/go-text.ts'
import type { KubeObject } from '../../kube/types.ts'
import { compareText } from '../format-labels.ts'
import { rfc1123 } from '../human-time.ts'
import { printAnnotations, printHead, printLabels } from './metadata.ts'
import type { DescribeWriter } from './writer.ts'

export type Role = KubeObject & { readonly rules?: readonly IPolicyRule[] }
export type Binding = KubeObject & Pick<IRoleBinding, 'roleRef' | 'subjects'>
export type IngressClass = KubeObject & Pick<IIngressClass, 'spec'>
export type Autoscaler = KubeObject & Pick<IHorizontalPodAutoscaler, 'spec' | 'status'>

/** Like the head of most descriptions, but without a namespace. */
function printOwnHead(w: DescribeWriter, { metadata }: KubeObject): void {
  w.field(0, 'Name', metadata.name)
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
}

/** A rule about one thing: a resource of a group, perhaps of one name, or a URL; and what may be done to it. */
interface SimpleRule {
  readonly group: string
  readonly resource: string
  readonly names: readonly string[]
  readonly urls: readonly string[]
  readonly verbs: string[]
}

/** Rules taken apart, those about the same resource as one, in Go's order of their texts. Models component-helpers/auth/rbac (v1.36). */
function compactRules(rules: readonly IPolicyRule[]): SimpleRule[] {
  const compact = new Map<string, SimpleRule>()
  for (const { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [], verbs } of rules) {
    const things = [
      ...apiGroups.flatMap((group) =>
        resources.flatMap((resource) =>
          (resourceNames.length > 0 ? resourceNames.map((name) => [name]) : [[]]).map((names) => ({ group, resource, names, urls: [] })),
        ),
      ),
      ...nonResourceURLs.flatMap((url) => verbs.map((verb) => ({ group: '', resource: '', names: [], urls: [url], only: verb }))),
    ]
    for (const thing of things) {
      const key = JSON.stringify(thing)
      const known = compact.get(key)
      const allowed = 'only' in thing ? [thing.only] : verbs
      if (known && thing.urls.length === 0) known.verbs.push(...allowed)
      else compact.set(known ? `${key}${compact.size}` : key, { ...thing, verbs: [...allowed] })
    }
  }
  const text = ({ verbs, group, resource, names, urls }: SimpleRule): string =>
    `Verbs:${goValue(verbs)},APIGroups:[${group}],Resources:[${resource}],ResourceNames:${goValue(names)},NonResourceURLs:${goValue(urls)}`
  return [...compact.values()].toSorted((a, b) => compareText(text(a), text(b)))
}

/** `deployments.apps/scale`. */
function resourceText({ resource, group }: SimpleRule): string {
  const [name = '', ...below] = resource.split('/')
  return [`${name}${group === '' ? '' : `.${group}`}`, ...below].join('/')
}

export function describeRole(w: DescribeWriter, role: Role): void {
  printOwnHead(w, role)
  w.line(0, 'PolicyRule:')
  w.line(1, 'Resources\tNon-Resource URLs\tResource Names\tVerbs')
  w.line(1, '---------\t-----------------\t--------------\t-----')
  for (const rule of compactRules(role.rules ?? [])) {
    w.line(1, `${resourceText(rule)}\t${goValue(rule.urls)}\t${goValue(rule.names)}\t${goValue(rule.verbs)}`)
  }
}

export function describeBinding(w: DescribeWriter, binding: Binding): void {
  printOwnHead(w, binding)
  w.line(0, 'Role:')
  w.field(1, 'Kind', binding.roleRef.kind)
  w.field(1, 'Name', binding.roleRef.name)
  w.line(0, 'Subjects:')
  w.line(1, 'Kind\tName\tNamespace')
  w.line(1, '----\t----\t---------')
  for (const { kind, name, namespace = '' } of binding.subjects ?? []) w.line(1, `${kind}\t${name}\t${namespace}`)
}

export function describeIngressClass(w: DescribeWriter, ingressClass: IngressClass): void {
  const { controller = '', parameters } = ingressClass.spec ?? {}
  printOwnHead(w, ingressClass)
  w.field(0, 'Controller', controller)
  if (!parameters) return
  w.line(0, 'Parameters:')
  if (parameters.apiGroup !== undefined) w.field(1, 'APIGroup', parameters.apiGroup)
  w.field(1, 'Kind', parameters.kind)
  w.field(1, 'Name', parameters.name)
}

/** An autoscaler, as far as its metrics are the resources of Pods. */
export function describeAutoscaler(w: DescribeWriter, autoscaler: Autoscaler): void {
  const { metadata, spec, status } = autoscaler
  printHead(w, autoscaler)
  w.field(0, 'CreationTimestamp', rfc1123(metadata.creationTimestamp))
  const target = spec?.scaleTargetRef
  w.field(0, 'Reference', `${target?.kind ?? ''}/${target?.name ?? ''}`)
  w.field(0, 'Metrics', '( current / target )')
  for (const [index, { resource }] of (spec?.metrics ?? []).entries()) {
    if (!resource) continue
    const { averageUtilization, averageValue } = resource.target
    const current = status?.currentMetrics?.[index]?.resource?.current
    const title = `resource ${resource.name} on pods`
    if (averageValue !== undefined) w.field(1, title, `${current?.averageValue ?? '<unknown>'} / ${averageValue}`)
    else {
      const used = current?.averageUtilization
      const now = used === undefined ? '<unknown>' : `${used}% (${current?.averageValue ?? '0'})`
      const wanted = averageUtilization === undefined ? '<auto>' : `${averageUtilization}%`
      w.field(1, `${title}  (as a percentage of request)`, `${now} / ${wanted}`)
    }
  }
  w.field(0, 'Min replicas', spec?.minReplicas ?? '<unset>')
  w.field(0, 'Max replicas', spec?.maxReplicas)
  w.field(0, `${target?.kind ?? ''} pods`, `${status?.currentReplicas ?? 0} current / ${status?.desiredReplicas ?? 0} desired`)
}

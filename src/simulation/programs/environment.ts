import { quantityOf, wholeUnits } from '../../base/quantity.ts'
import { isService } from '../../kube/types.ts'
import type { ConfigMap, Container, Pod, Secret } from '../../kube/types.ts'
import type { ApiServer } from '../api/server.ts'
import { fieldValue } from '../../kube/field-path.ts'
import { dataOf } from './volumes.ts'

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** `$(NAME)` in commands and values; `$$(NAME)` stays. Models third_party/forked/golang/expansion (v1.36). */
export const substituted = (text: string, env: ReadonlyMap<string, string>): string =>
  text.replace(/\$(\$|\(([^)]*)\))/g, (whole, what: string, name: string) => (what === '$' ? '$' : (env.get(name) ?? whole)))

/** Variables by which a container finds the Services of its namespace. Models pkg/kubelet/envvars (v1.36). */
function serviceVariables(api: ApiServer, pod: Pod): [string, string][] {
  const own: [string, string][] = [
    ['KUBERNETES_SERVICE_HOST', '10.96.0.1'],
    ['KUBERNETES_SERVICE_PORT', '443'],
  ]
  if (pod.spec.enableServiceLinks === false) return own
  const services = api.list('Service').filter(isService)
  const linked = services.filter(
    ({ metadata, spec }) => metadata.namespace === pod.metadata.namespace && spec?.clusterIP && spec.clusterIP !== 'None',
  )
  return [
    ...own,
    ...linked.flatMap(({ metadata, spec }): [string, string][] => {
      const name = metadata.name.toUpperCase().replaceAll('-', '_')
      return [
        [`${name}_SERVICE_HOST`, spec?.clusterIP ?? ''],
        [`${name}_SERVICE_PORT`, String(spec?.ports?.[0]?.port ?? '')],
      ]
    }),
  ]
}

function resourceValue(container: Container, resource: string, divisor: string | number | undefined): string {
  const [kind = '', name = ''] = resource.split('.')
  const amounts = kind === 'limits' ? container.resources?.limits : container.resources?.requests
  const value = quantityOf(amounts?.[name])
  const unit = quantityOf(divisor ?? '1').nanos || 1_000_000_000n
  return String((value.nanos + unit - 1n) / unit)
}

/** The environment of a container's programs. Models pkg/kubelet/kubelet_pods.go makeEnvironmentVariables (v1.36). */
export function environmentOf(api: ApiServer, pod: Pod, container: Container, ip: string): Map<string, string> {
  const namespace = pod.metadata.namespace ?? 'default'
  const read = (kind: 'Secret' | 'ConfigMap', name: string | undefined) =>
    dataOf(api.get(kind, namespace, name ?? '') as Secret | ConfigMap | undefined)
  const env = new Map<string, string>([
    ['PATH', PATH],
    ['HOSTNAME', pod.spec.hostname ?? pod.metadata.name],
    ['HOME', '/root'],
    ...serviceVariables(api, pod),
  ])
  for (const { configMapRef, prefix = '', secretRef } of container.envFrom ?? []) {
    const data = configMapRef ? read('ConfigMap', configMapRef.name) : read('Secret', secretRef?.name)
    for (const [key, value] of data) env.set(prefix + key, value)
  }
  for (const { name, value, valueFrom } of container.env ?? []) {
    if (!valueFrom) {
      env.set(name, substituted(value ?? '', env))
      continue
    }
    const { configMapKeyRef, fieldRef, resourceFieldRef, secretKeyRef } = valueFrom
    const found = configMapKeyRef
      ? read('ConfigMap', configMapKeyRef.name).get(configMapKeyRef.key)
      : secretKeyRef
        ? read('Secret', secretKeyRef.name).get(secretKeyRef.key)
        : fieldRef
          ? fieldValue(pod, fieldRef.fieldPath, ip)
          : resourceFieldRef && resourceValue(container, resourceFieldRef.resource, resourceFieldRef.divisor)
    if (found !== undefined) env.set(name, found)
  }
  return env
}

/** Bytes of memory that a container may use; null without a limit. */
export const memoryLimit = ({ resources }: Pick<Container, 'resources'>): number | null => {
  const limit = resources?.limits?.memory
  return limit === undefined ? null : wholeUnits(quantityOf(limit))
}

/** The environment of a container, as its spec says it. Models describeContainerEnvVars and describeContainerEnvFrom of describe.go (v1.36). */
import { milliUnits, quantityOf, wholeUnits } from '../../base/quantity.ts'
import { fieldValue } from '../../kube/field-path.ts'
import type { Container, Pod } from '../../kube/types.ts'
import type { DescribeWriter } from './writer.ts'

type Variable = NonNullable<Container['env']>[number]
type ResourceField = NonNullable<NonNullable<Variable['valueFrom']>['resourceFieldRef']>

/** Only a Pod's metadata is looked up, and only where there is a Pod: a template has none. */
const fieldText = (pod: Pod | null, path: string): string => (pod && path.startsWith('metadata.') ? fieldValue(pod, path, '') : '')

/** Models kubectl/pkg/util/resource/resource.go ExtractContainerResourceValue (v1.36). */
function resourceText({ resources }: Container, { resource, divisor }: ResourceField): string {
  const [room = '', ...name] = resource.split('.')
  const of = name.join('.')
  if ((room !== 'limits' && room !== 'requests') || !/^(cpu|memory|ephemeral-storage|hugepages-.+)$/.test(of)) return ''
  const amount = quantityOf(resources?.[room]?.[of])
  const asked = quantityOf(divisor)
  const unit = asked.nanos === 0n ? quantityOf('1') : asked
  const value = of === 'cpu' ? Math.ceil(milliUnits(amount) / milliUnits(unit)) : Math.ceil(wholeUnits(amount) / wholeUnits(unit))
  return value === 0 && room === 'limits' && (of === 'cpu' || of === 'memory') ? 'node allocatable' : String(value)
}

function printVariable(w: DescribeWriter, container: Container, pod: Pod | null, { name, value = '', valueFrom }: Variable): void {
  const set = (text: string, optional: boolean | undefined): void =>
    w.line(3, `${name}:\t<set to the key ${text}>\tOptional: ${optional ?? false}`)
  if (!valueFrom) {
    const [first = '', ...rest] = value.split('\n')
    w.line(3, `${name}:\t${first}`)
    for (const line of rest) w.line(3, `\t${line}`)
  } else if (valueFrom.fieldRef) {
    const { apiVersion = 'v1', fieldPath } = valueFrom.fieldRef
    w.line(3, `${name}:\t${fieldText(pod, fieldPath)} (${apiVersion}:${fieldPath})`)
  } else if (valueFrom.resourceFieldRef) {
    w.line(3, `${name}:\t${resourceText(container, valueFrom.resourceFieldRef)} (${valueFrom.resourceFieldRef.resource})`)
  } else if (valueFrom.secretKeyRef) {
    const { key, name: secret = '', optional } = valueFrom.secretKeyRef
    set(`'${key}' in secret '${secret}'`, optional)
  } else if (valueFrom.configMapKeyRef) {
    const { key, name: map = '', optional } = valueFrom.configMapKeyRef
    set(`'${key}' of config map '${map}'`, optional)
  }
}

export function printEnvironment(w: DescribeWriter, container: Container, pod: Pod | null): void {
  const { env = [], envFrom = [] } = container
  if (envFrom.length > 0) w.line(2, 'Environment Variables from:')
  for (const { configMapRef, secretRef, prefix = '' } of envFrom) {
    const from = configMapRef ? 'ConfigMap' : secretRef ? 'Secret' : ''
    const { name = '', optional = false } = configMapRef ?? secretRef ?? {}
    w.line(3, `${name}\t${from}${prefix === '' ? '' : ` with prefix '${prefix}'`}\tOptional: ${optional}`)
  }
  w.line(2, env.length === 0 ? 'Environment:\t<none>' : 'Environment:')
  for (const variable of env) printVariable(w, container, pod, variable)
}

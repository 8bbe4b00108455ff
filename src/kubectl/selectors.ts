import { textFlag } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { groupOf } from '../kube/kinds.ts'
import type { ResourceKind } from '../kube/kinds.ts'
import { matchesQuery, parseLabelQuery } from '../kube/label-queries.ts'
import type { Requirement } from '../kube/labels.ts'
import { keyFaults, valueFaults } from '../manifest/validation/texts.ts'
import type { KubeObject } from '../kube/types.ts'
import { goQuote } from '../base/go-text.ts'
import { isRecord } from '../base/json.ts'
import { refusal } from './errors.ts'
import type { KubectlError } from './errors.ts'

const METADATA: ReadonlySet<string> = new Set(['metadata.name', 'metadata.namespace'])

/**
 * The fields that the API server can select by, beside name and namespace.
 * Models each kind's ToSelectableFields under pkg/registry (v1.36)
 */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.podIPs',
    'status.nominatedNodeName',
  ],
  Event: [
    ...['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'].map((name) => `involvedObject.${name}`),
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  Job: ['status.successful'],
  Node: ['spec.unschedulable'],
  Namespace: ['status.phase'],
  Service: ['spec.clusterIP', 'spec.type'],
  Secret: ['type'],
  ReplicationController: ['status.replicas'],
  ReplicaSet: ['status.replicas'],
}

/** Kinds whose refusal of an unknown field names it in few words. */
const BRIEF: ReadonlySet<string> = new Set(['Pod', 'Event', 'Node', 'Namespace', 'Service', 'Secret', 'ReplicationController', 'Job'])

interface Term {
  readonly field: string
  readonly equal: boolean
  readonly value: string
}

function fieldText(object: KubeObject, field: string): string {
  switch (field) {
    case 'status.successful':
      return valueAt(object, ['status', 'succeeded']) || '0'
    case 'spec.unschedulable':
    case 'spec.hostNetwork':
      return valueAt(object, field.split('.')) || 'false'
    case 'source':
      return valueAt(object, ['source', 'component']) || valueAt(object, ['reportingComponent'])
    default:
      return valueAt(object, field.split('.'))
  }
}

/** A plain field as text; empty where there is none. */
function valueAt(object: unknown, path: readonly string[]): string {
  const value = path.reduce<unknown>((found, name) => (isRecord(found) ? found[name] : undefined), object)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** `k=v,k!=v`; text instead tells what is wrong. Models apimachinery/pkg/fields/selector.go ParseSelector (v1.36) */
function readTerms(kind: ResourceKind, text: string): readonly Term[] | string {
  const terms: Term[] = []
  for (const part of text.split(',').filter((one) => one !== '')) {
    const found = /^(.*?)(!=|==|=)(.*)$/.exec(part)
    if (!found) return `invalid selector: '${part}'; can't understand '${part}'`
    const [, field = '', operator = '', value = ''] = found
    if (!METADATA.has(field) && !FIELDS[kind.kind]?.includes(field)) {
      if (BRIEF.has(kind.kind)) return `field label not supported: ${field}`
      return `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`
    }
    terms.push({ field, equal: operator !== '!=', value })
  }
  return terms
}

/** What is wrong with the label that a requirement asks for; null for a good one. Models labels.NewRequirement (v1.36) */
function faultOf({ key, values }: Requirement): string | null {
  const wrongKey = keyFaults(key).join('; ')
  if (wrongKey !== '') return `<nil>: Invalid value: ${goQuote(key)}: ${wrongKey}`
  const index = values.findIndex((value) => valueFaults(value).length > 0)
  const value = values[index]
  return value === undefined ? null : `values[${index}][${key}]: Invalid value: ${goQuote(value)}: ${valueFaults(value).join('; ')}`
}

/** Which objects of a kind a command's `-l` and `--field-selector` choose. Throws the API server's refusal. */
export function selection(line: CommandLine, kind: ResourceKind): (object: KubeObject) => boolean {
  const [labels, fields] = [textFlag(line, 'selector') ?? '', textFlag(line, 'field-selector') ?? '']
  const query = parseLabelQuery(labels)
  if (!query.ok) throw unable(kind, labels, fields, query.error)
  const fault = query.requirements.map(faultOf).find((text) => text !== null)
  if (fault) throw unable(kind, labels, fields, `unable to parse requirement: ${fault}`)
  const terms = readTerms(kind, fields)
  if (typeof terms === 'string') throw unable(kind, labels, fields, terms)
  return (object) =>
    matchesQuery(query.requirements, object.metadata.labels) &&
    terms.every(({ field, equal, value }) => (fieldText(object, field) === value) === equal)
}

function unable({ apiVersion, plural }: ResourceKind, labels: string, fields: string, why: string): KubectlError {
  const version = groupOf(apiVersion) === '' ? `/${apiVersion}` : apiVersion
  const resource = `"${version}, Resource=${plural}"`
  return refusal('BadRequest', `Unable to find ${resource} that match label selector "${labels}", field selector "${fields}": ${why}`)
}

/** The lines that descriptions of many kinds share. */
import { controllerOf } from '../../kube/owners.ts'
import type { Taint, Toleration } from '../../kube/scheduling/tolerations.ts'
import type { KubeObject, PodSpec } from '../../kube/types.ts'
import { compareText, formatSelector, labelPairs, sortedEntries } from '../format-labels.ts'
import type { DescribeWriter } from './writer.ts'

type Pairs = Readonly<Record<string, string>> | null | undefined

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'
/** The longest annotation, in bytes, that is shown on one line with its key. */
const MAX_ANNOTATION = 140

export const printLabels = (w: DescribeWriter, title: string, labels: Pairs): void => w.list(title, labelPairs(labels))

const byteLength = (text: string): number => new TextEncoder().encode(text).length

function shorten(text: string, most: number): string {
  const bytes = new TextEncoder().encode(text)
  return bytes.length > most ? `${new TextDecoder().decode(bytes.slice(0, most))}...` : text
}

/** Models kubectl/pkg/describe/describe.go printAnnotationsMultiline (v1.36). */
export function printAnnotations(w: DescribeWriter, title: string, map: Pairs): void {
  const values = sortedEntries(map).filter(([key]) => key !== LAST_APPLIED)
  w.list(
    title,
    values.flatMap(([key, whole]) => {
      const value = whole.replace(/\n$/, '')
      if (byteLength(value) + byteLength(key) + 2 <= MAX_ANNOTATION && !value.includes('\n')) return [`${key}: ${value}`]
      return [`${key}:`, ...value.split('\n').map((line) => `  ${shorten(line, MAX_ANNOTATION - 2)}`)]
    }),
  )
}

/** Name, Namespace, Labels, Annotations: how most descriptions begin. */
export function printHead(w: DescribeWriter, { metadata }: KubeObject): void {
  printNames(w, { metadata })
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
}

export function printNames(w: DescribeWriter, { metadata }: Pick<KubeObject, 'metadata'>): void {
  w.field(0, 'Name', metadata.name)
  w.field(0, 'Namespace', metadata.namespace)
}

export function printController(w: DescribeWriter, object: KubeObject): void {
  const owner = controllerOf(object)
  if (owner) w.field(0, 'Controlled By', `${owner.kind}/${owner.name}`)
}

/** `key[=value][:effect] op=Exists for Ns`. Models printTolerationsMultilineWithIndent (v1.36). */
function tolerationText({ key = '', value = '', effect, operator, tolerationSeconds }: Toleration): string {
  const what = `${key}${value === '' ? '' : `=${value}`}${effect ? `:${effect}` : ''}`
  const exists = operator === 'Exists' && value === '' ? `${what === '' ? '' : ' '}op=Exists` : ''
  return `${what}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`
}

export const printTolerations = (w: DescribeWriter, title: string, tolerations: readonly Toleration[] | undefined): void =>
  w.list(title, (tolerations ?? []).toSorted((a, b) => compareText(a.key ?? '', b.key ?? '')).map(tolerationText))

const taintOrder = ({ effect, key }: Taint): string => `${effect},${key}`

export const printTaints = (w: DescribeWriter, title: string, taints: readonly Taint[] | undefined): void =>
  w.list(
    title,
    (taints ?? [])
      .toSorted((a, b) => compareText(taintOrder(a), taintOrder(b)))
      .map(({ key, value = '', effect }) => `${key}${value === '' ? '' : `=${value}`}:${effect}`),
  )

export function printTopologySpread(w: DescribeWriter, title: string, constraints: PodSpec['topologySpreadConstraints']): void {
  if (!constraints?.length) return
  const sorted = constraints.toSorted((a, b) => compareText(a.topologyKey, b.topologyKey))
  w.list(
    title,
    sorted.map(({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }) => {
      const selector = labelSelector ? ` for selector ${formatSelector(labelSelector)}` : ''
      return `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${selector}`
    }),
  )
}

import { isRecord } from '../../base/json.ts'
import { containersOf } from '../../kube/containers.ts'
import { podKeyOf } from '../../kube/pod-keys.ts'
import { podTemplatePath } from '../../kube/pod-template.ts'
import { isPod } from '../../kube/types.ts'
import type { KubeObject, Pod, PodSpec } from '../../kube/types.ts'
import type { ManifestReading } from '../../manifest/index.ts'
import type { Diagnostic } from '../../manifest/reading.ts'
import { adjustableNumbers } from '../../manifest/numbers.ts'
import { adviceOf } from './advice-of.ts'
import type { ContainerPlace, Reading } from './protocol.ts'

/** What the page needs of a reading, without the objects themselves. */
export function readingOf(manifest: ManifestReading, text: string): Reading {
  const error = manifest.diagnostics.find((diagnostic) => diagnostic.severity === 'error')
  const objects = manifest.world?.objects ?? []
  const pods = objects.filter(isPod)
  const named = (kind: string): string[] => objects.filter((object) => object.kind === kind).map((object) => object.metadata.name)
  const containers = objects.flatMap((object) => podSpecOf(object)).flatMap((spec) => containersOf(spec))
  return {
    documents: manifest.documents.map(({ value: _, ...head }) => head),
    diagnostics: manifest.diagnostics,
    advice: adviceOf(manifest, text),
    numbers: adjustableNumbers(text),
    containers: containerPlaces(manifest, pods, text),
    images: [...new Set(containers.flatMap(({ image }) => image ?? []))],
    secrets: named('Secret'),
    configMaps: named('ConfigMap'),
    refusal: manifest.world && !error ? null : refusalOf(manifest, error),
  }
}

/**
 * What is wrong with a text; of the API server's validation the whole sentence, for the first of the fields that it names.
 * Models staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go, NewInvalid (v1.36)
 */
function refusalOf({ documents, answer }: ManifestReading, error: Diagnostic | undefined): NonNullable<Reading['refusal']> {
  if (!error) return { message: answer.text, range: null, byServer: true }
  const { message, range, code } = error
  const document = documents.find(({ index }) => index === error.document)
  const byServer = code === 'invalid' && document !== undefined
  return { message: byServer ? `The ${document.kind} "${document.name}" is invalid: ${message}` : message, range, byServer }
}

/** The spec of an object's Pods, its own or its template's; none for kinds without Pods. */
function podSpecOf(object: KubeObject): PodSpec[] {
  const path = podTemplatePath(object.kind)
  const holder = path?.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), object)
  return isRecord(holder) && isRecord(holder['spec']) ? [holder['spec'] as unknown as PodSpec] : []
}

/** The line of `name: NAME` of each container, looked for within its Pod's document; that of the containers, where it is written otherwise. */
function containerPlaces(manifest: ManifestReading, pods: readonly Pod[], text: string): ContainerPlace[] {
  const lines = text.split('\n')
  return pods.flatMap((pod) => {
    const document = manifest.documents.find((one) => one.kind === 'Pod' && one.name === pod.metadata.name)
    if (!document) return []
    const to = document.range.end.line
    const from = lines.findIndex((line, i) => i >= document.range.start.line - 1 && i < to && /ontainers:/.test(line))
    const start = Math.max(from, document.range.start.line - 1)
    const names = containersOf(pod.spec).map((container) => container.name)
    return names.map((container) => {
      const pattern = new RegExp(`^\\s*-\\s.*\\bname:\\s*["']?${container}["']?\\s*([,}#].*)?$|^\\s+name:\\s*["']?${container}["']?\\s*$`)
      const inBlock = lines.slice(start, to).findIndex((line) => pattern.test(line))
      return { pod: podKeyOf(pod), container, line: start + Math.max(0, inBlock) + 1 }
    })
  })
}

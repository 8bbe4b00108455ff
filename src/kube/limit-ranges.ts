/** What LimitRanges make of Pods. Models plugin/pkg/admission/limitranger/admission.go (v1.36). */
import type { ILimitRangeItem } from 'kubernetes-models/v1/LimitRangeItem'
import { compareQuantities, formatQuantity, quantityOf } from '../base/quantity.ts'
import type { Quantity } from '../base/quantity.ts'
import { qosClass } from './qos.ts'
import { podTotal } from './scheduling/resources.ts'
import type { Container, LimitRange, Pod, PodSpec } from './types.ts'

type Quantities = Readonly<Record<string, string | number>>
type Asked = (of: 'requests' | 'limits', resource: string) => Quantity | undefined

const SET_BY = 'kubernetes.io/limit-ranger'

const itemsOf = (ranges: readonly LimitRange[], type: string): readonly ILimitRangeItem[] =>
  ranges.flatMap(({ spec }) => spec?.limits ?? []).filter((item) => item.type === type)

const namesOf = (quantities: Quantities | undefined): string[] => Object.keys(quantities ?? {}).sort()

/** What `defaults` name and `own` does not. */
const missing = (own: Quantities | undefined, defaults: Quantities): string[] =>
  namesOf(defaults).filter((name) => own?.[name] === undefined)

/** The Pod with its namespace's requests and limits where its containers name none, and with a note of which these are. */
export function withLimitDefaults(pod: Pod, ranges: readonly LimitRange[]): Pod {
  const items = itemsOf(ranges, 'Container')
  const limits: Quantities = Object.assign({}, ...items.map((item) => item.default ?? {}))
  const requests: Quantities = Object.assign({}, ...items.map((item) => item.defaultRequest ?? {}))
  const notes: string[] = []
  const filled =
    (what: string) =>
    (container: Container): Container => {
      const { resources } = container
      const [asked, limited] = [missing(resources?.requests, requests), missing(resources?.limits, limits)]
      if (asked.length > 0) notes.push(`${asked.join(', ')} request for ${what} ${container.name}`)
      if (limited.length > 0) notes.push(`${limited.join(', ')} limit for ${what} ${container.name}`)
      if (asked.length + limited.length === 0) return container
      return {
        ...container,
        resources: { ...resources, limits: { ...limits, ...resources?.limits }, requests: { ...requests, ...resources?.requests } },
      }
    }
  const containers = pod.spec.containers.map(filled('container'))
  const initContainers = pod.spec.initContainers?.map(filled('init container'))
  if (notes.length === 0) return pod
  const spec: PodSpec = { ...pod.spec, containers, ...(initContainers && { initContainers }) }
  const annotations = { ...pod.metadata.annotations, [SET_BY]: `LimitRanger plugin set: ${notes.join('; ')}` }
  return { ...pod, metadata: { ...pod.metadata, annotations }, spec, status: { ...pod.status, qosClass: qosClass(spec) } }
}

/** What of a Pod lies outside the bounds of its namespace, in the API server's words. */
export function limitViolations(pod: Pod, ranges: readonly LimitRange[]): string[] {
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
  const ofPod: Asked = (of, resource) => {
    const named = containers.some(({ resources }) => resources?.[of]?.[resource] !== undefined)
    return named ? podTotal(pod.spec, resource, of) : undefined
  }
  const found = [
    ...itemsOf(ranges, 'Container').flatMap((item) => containers.flatMap((container) => violations(item, askedBy(container)))),
    ...itemsOf(ranges, 'Pod').flatMap((item) => violations(item, ofPod)),
  ]
  return [...new Set(found)]
}

const askedBy =
  ({ resources }: Container): Asked =>
  (of, resource) => {
    const asked = resources?.[of]?.[resource]
    return asked === undefined ? undefined : quantityOf(asked)
  }

function violations({ max, maxLimitRequestRatio, min, type }: ILimitRangeItem, asked: Asked): string[] {
  const found: (string | null)[] = [
    ...namesOf(min).map((name) => belowMinimum(name, type, quantityOf(min?.[name]), asked)),
    ...namesOf(max).map((name) => aboveMaximum(name, type, quantityOf(max?.[name]), asked)),
    ...namesOf(maxLimitRequestRatio).map((name) => aboveRatio(name, type, quantityOf(maxLimitRequestRatio?.[name]), asked)),
  ]
  return found.filter((text) => text !== null)
}

function belowMinimum(name: string, type: string, least: Quantity, asked: Asked): string | null {
  const [request, limit] = [asked('requests', name), asked('limits', name)]
  const rule = `minimum ${name} usage per ${type} is ${formatQuantity(least)}`
  if (!request) return `${rule}.  No request is specified`
  if (compareQuantities(request, least) < 0) return `${rule}, but request is ${formatQuantity(request)}`
  return limit && compareQuantities(limit, least) < 0 ? `${rule}, but limit is ${formatQuantity(limit)}` : null
}

function aboveMaximum(name: string, type: string, most: Quantity, asked: Asked): string | null {
  const [request, limit] = [asked('requests', name), asked('limits', name)]
  const rule = `maximum ${name} usage per ${type} is ${formatQuantity(most)}`
  if (!limit) return `${rule}.  No limit is specified`
  if (compareQuantities(limit, most) > 0) return `${rule}, but limit is ${formatQuantity(limit)}`
  return request && compareQuantities(request, most) > 0 ? `${rule}, but request is ${formatQuantity(request)}` : null
}

function aboveRatio(name: string, type: string, most: Quantity, asked: Asked): string | null {
  const [request, limit] = [asked('requests', name), asked('limits', name)]
  const rule = `${name} max limit to request ratio per ${type} is ${formatQuantity(most)}`
  if (!request?.nanos) return `${rule}, but no request is specified or request is 0`
  if (!limit?.nanos) return `${rule}, but no limit is specified or limit is 0`
  const ratio = Number(limit.nanos) / Number(request.nanos)
  return ratio > Number(most.nanos) / 1e9 ? `${rule}, but provided ratio is ${ratio.toFixed(6)}` : null
}

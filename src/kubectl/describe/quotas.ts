/** ResourceQuotas and LimitRanges, by themselves and within a Namespace. Models their functions in kubectl/pkg/describe/describe.go (v1.36). */
import { formatQuantity, quantityOf, wholeUnits } from '../../base/quantity.ts'
import type { LimitRange, ResourceQuota } from '../../kube/types.ts'
import { compareText, sortedEntries } from '../format-labels.ts'
import { printNames } from './metadata.ts'
import type { DescribeWriter } from './writer.ts'

const SCOPES: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort: 'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
}

function printScopes(w: DescribeWriter, level: number, bullet: string, { spec }: ResourceQuota): void {
  const scopes = (spec?.scopes ?? []).toSorted(compareText)
  if (scopes.length === 0) return
  w.field(level, 'Scopes', scopes.join(', '))
  for (const scope of scopes) if (SCOPES[scope]) w.line(level, `${bullet}* ${SCOPES[scope]}`)
}

/** What is used, in the form in which the limit is written: `1Gi` of `2Gi`. */
function usedText(used: string | number | undefined, hard: string | number): string {
  const quantity = quantityOf(used)
  const { format } = quantityOf(hard)
  return formatQuantity(format === quantity.format ? quantity : { nanos: BigInt(wholeUnits(quantity)) * 1_000_000_000n, format })
}

export function describeQuota(w: DescribeWriter, quota: ResourceQuota): void {
  printNames(w, quota)
  printScopes(w, 0, ' ', quota)
  w.line(0, 'Resource\tUsed\tHard')
  w.line(0, '--------\t----\t----')
  const { hard, used } = quota.status ?? {}
  for (const [name, limit] of sortedEntries(hard)) w.line(0, `${name}\t${usedText(used?.[name], limit)}\t${limit}`)
}

/** The quotas of a Namespace. */
export function printQuotas(w: DescribeWriter, quotas: readonly ResourceQuota[]): void {
  if (quotas.length === 0) return w.line(0, 'No resource quota.')
  w.line(0, 'Resource Quotas')
  for (const quota of quotas) {
    w.field(1, 'Name', quota.metadata.name)
    printScopes(w, 1, '', quota)
    w.line(1, 'Resource\tUsed\tHard')
    w.line(1, '--------\t---\t---')
    const { hard, used } = quota.status ?? {}
    for (const [name, limit] of sortedEntries(hard)) w.line(1, `${name}\t${formatQuantity(quantityOf(used?.[name]))}\t${limit}`)
  }
}

const LIMITS = 'Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio'
const DASHES = '----\t--------\t---\t---\t---------------\t-------------\t-----------------------'

/** One line for each resource that a LimitRange limits; Kubernetes has them in no order, here they are sorted. */
function printLimits(w: DescribeWriter, prefix: string, { spec }: LimitRange): void {
  for (const { type, min, max, defaultRequest, default: usual, maxLimitRequestRatio } of spec?.limits ?? []) {
    const amounts = [min, max, defaultRequest, usual, maxLimitRequestRatio]
    const names = new Set(amounts.flatMap((amount) => Object.keys(amount ?? {})))
    for (const name of [...names].toSorted(compareText)) {
      w.line(0, `${prefix}${type}\t${name}\t${amounts.map((amount) => amount?.[name] ?? '-').join('\t')}`)
    }
  }
}

export function describeLimitRange(w: DescribeWriter, range: LimitRange): void {
  printNames(w, range)
  w.line(0, LIMITS)
  w.line(0, DASHES)
  printLimits(w, '', range)
}

/** The limits of a Namespace. */
export function printLimitRanges(w: DescribeWriter, ranges: readonly LimitRange[]): void {
  if (ranges.length === 0) return w.line(0, 'No LimitRange resource.')
  w.line(0, 'Resource Limits')
  w.line(0, ` ${LIMITS}`)
  w.line(0, ` ${DASHES}`)
  for (const range of ranges) printLimits(w, ' ', range)
}

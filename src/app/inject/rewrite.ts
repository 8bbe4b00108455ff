import { parseAllDocuments } from 'yaml'
import { isRecord } from '../../base/json.ts'
import { formatGoDuration, ms, parseGoDuration } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import { addStep, changeAt, removeAt } from '../../manifest/edit.ts'
import type { FaultPath } from '../../timeline/types.ts'

export { addStep, removeAt }

/** The value at a path of the Scenario document; undefined when there is none. */
export function valueAt(text: string, path: FaultPath): unknown {
  for (const document of parseAllDocuments(text)) {
    const root: unknown = document.toJS()
    if (!isRecord(root) || root['kind'] !== 'Scenario') continue
    return path.reduce<unknown>(
      (value, key) => (Array.isArray(value) ? value[Number(key)] : isRecord(value) ? value[String(key)] : undefined),
      root,
    )
  }
  return undefined
}

function shift(text: unknown, by: Duration): string | undefined {
  const value = typeof text === 'string' ? parseGoDuration(text) : typeof text === 'number' ? ms(text * 1000) : null
  return value === null ? undefined : formatGoDuration(ms(Math.max(0, value + by)))
}

/** A fault as it was, later by `by`: a step's `at` and `until`, a failing target's `from` and `until`. */
export function moved(fault: unknown, by: Duration): unknown {
  if (!isRecord(fault)) return fault
  if (isRecord(fault['fails'])) return { ...fault, fails: moved(fault['fails'], by) }
  const start = 'at' in fault ? 'at' : 'from'
  const from = shift(fault[start] ?? '0s', by)
  const until = shift(fault['until'], by)
  return { ...fault, ...(from === undefined ? {} : { [start]: from }), ...(until === undefined ? {} : { until }) }
}

/** The text with another fault at `path`: only the fields that differ are written, so that comments and formatting stay. */
export function replaceAt(text: string, path: FaultPath, before: unknown, after: unknown): string {
  if (!isRecord(before) || !isRecord(after)) return changeAt(text, path, after)
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.reduce((changed, key) => {
    const [was, is] = [before[key], after[key]]
    if (JSON.stringify(was) === JSON.stringify(is)) return changed
    if (isRecord(was) && isRecord(is)) return replaceAt(changed, [...path, key], was, is)
    return changeAt(changed, path, { [key]: is })
  }, text)
}

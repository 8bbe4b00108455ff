import { isRecord } from '../../base/json.ts'
import { FAILURES_OF } from '../../kube/probe-handlers.ts'
import { PROBE_FAILURES, stepLasts } from '../../kube/scenario.ts'
import { PROBE_TYPES } from '../../kube/types.ts'
import type { ProbeType } from '../../kube/types.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import type { MessageKey } from '../../messages/index.ts'
import { probesOf } from './targets.ts'

/** A fault, or what is in it, as the YAML has it. */
export type Fields = Readonly<Record<string, unknown>>
export const isFields: (value: unknown) => value is Fields = isRecord

/** A field of a fault in its form. */
export interface FieldSpec {
  /** Where the value is in the step. */
  readonly path: readonly string[]
  readonly label: MessageKey
  readonly kind: 'duration' | 'duration?' | 'quantity?' | 'number' | 'text'
  /** What holds where nothing is written. */
  readonly unwritten?: string
  readonly choices?: readonly string[]
}

const field = (path: string, label: MessageKey, kind: FieldSpec['kind'], unwritten = ''): FieldSpec => ({
  path: path.split('.'),
  label,
  kind,
  unwritten,
})

const how = (path: string, choices: readonly string[]): FieldSpec => ({ ...field(path, 'faults.how', 'text'), choices })
const until = (path: string): FieldSpec => field(path, 'faults.until', 'duration?', t('faults.for-ever'))

/** The fields of a fault that can be edited: its times, and what its action takes; `ways`: how its probe can fail. */
export function specsOf(fault: Fields, ways: readonly string[] = PROBE_FAILURES): readonly FieldSpec[] {
  if (isFields(fault['fails'])) {
    return [field('fails.from', 'faults.from', 'duration?', '0s'), until('fails.until'), how('fails.how', ways)]
  }
  const specs = [field('at', 'faults.time', 'duration')]
  if (stepLasts(fault)) specs.push(until('until'))
  if ('kubectl' in fault) specs.push(field('kubectl', 'faults.command', 'text'))
  if ('evict' in fault) specs.push(field('evict', 'faults.pod', 'text'))
  if ('probe' in fault) specs.push(how('probe.how', ways))
  if ('exit' in fault) specs.push(field('exit.code', 'faults.code', 'number'))
  if ('crash' in fault) specs.push(field('crash.after', 'faults.after', 'duration?', '1s'), field('crash.code', 'faults.code', 'number'))
  if ('slowStart' in fault) specs.push(field('slowStart.listens', 'faults.listens', 'duration'))
  if ('uses' in fault) {
    specs.push(field('uses.memory', 'faults.memory', 'quantity?', '10Mi'), field('uses.disk', 'faults.disk', 'quantity?', '100Ki'))
  }
  if (isFields(fault['image'])) {
    specs.push('pull' in fault['image'] ? field('image.pull', 'faults.pull', 'text') : field('image.message', 'faults.message', 'text'))
  }
  if (isFields(fault['node'])) specs.push(...nodeSpecs(fault['node']))
  return specs
}

function nodeSpecs(node: Fields): readonly FieldSpec[] {
  const { pressure, shutdown } = node
  if (pressure !== undefined) return [field('node.available', 'faults.available', 'quantity?', pressure === 'memory' ? '80Mi' : '8 %')]
  if (shutdown === undefined) return []
  return [
    field('node.shutdown.shutdownGracePeriod', 'faults.grace', 'duration?', '0s'),
    field('node.shutdown.shutdownGracePeriodCriticalPods', 'faults.grace.critical', 'duration?', '0s'),
  ]
}

const isProbeType = (value: unknown): value is ProbeType => PROBE_TYPES.some((type) => type === value)

/** How the probe that a fault is about can fail: all ways where nobody knows what it asks. `holder`: the step or the process that the fault stands in. */
export function waysOf(model: LaneModel | null, fault: Fields, holder: unknown): readonly string[] {
  const [target, type] = isFields(fault['probe']) ? [fault['probe'], fault['probe']['probe']] : [holder, fault['probe']]
  if (!isFields(target) || !isProbeType(type)) return PROBE_FAILURES
  const { container, pod } = target
  const probes = probesOf(model, { container: String(container), pod: typeof pod === 'string' ? pod : undefined })
  const handler = probes?.[type]
  return handler ? FAILURES_OF[handler] : PROBE_FAILURES
}

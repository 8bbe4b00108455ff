import { textFlag } from '../../kube/command-line/line.ts'
import { autoscalerFor } from '../../kube/generate/index.ts'
import { onEach } from './choose.ts'
import type { Verb } from './context.ts'
import { createGenerated } from './create.ts'

const DEPRECATED =
  "Flag --cpu-percent has been deprecated, Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU)."

/** Models kubectl/pkg/cmd/autoscale/autoscale.go (v1.36). */
export const autoscale: Verb = (ctx, line, words) => {
  const said = onEach(ctx, line, words, ({ kind, object }) =>
    createGenerated(ctx, line, autoscalerFor(line, kind, object), 'autoscaled', ({ text }) => text),
  )
  return textFlag(line, 'cpu-percent') === undefined ? said : `${DEPRECATED}\n${said}`
}

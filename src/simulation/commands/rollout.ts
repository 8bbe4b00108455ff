import { isRecord } from '../../base/json.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { qualifiedPlural, ROLLED_KINDS } from '../../kube/kinds.ts'
import type { KubeObject } from '../../kube/types.ts'
import { change } from './change.ts'
import { onEach } from './choose.ts'
import type { Choice } from './choose.ts'
import type { CommandContext, Verb } from './context.ts'
import { told } from './output.ts'
import { editAt } from './pod-spec-of.ts'
import { undo } from './rollout-undo.ts'

type Action = (ctx: CommandContext, line: CommandLine, choice: Choice) => string

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt'

const specOf = (object: KubeObject): Record<string, unknown> => ('spec' in object && isRecord(object.spec) ? object.spec : {})
const isPaused = (object: KubeObject): boolean => specOf(object).paused === true
const named = ({ kind, object }: Choice): string => `${qualifiedPlural(kind)} "${object.metadata.name}"`

/** Models kubectl/pkg/polymorphichelpers/objectrestarter.go (v1.36). */
const restart: Action = (ctx, line, choice) => {
  const { object } = choice
  if (!ROLLED_KINDS.has(object.kind)) return `error: ${named(choice)} restarting is not supported`
  if (isPaused(object)) return `error: ${named(choice)} can't restart paused deployment (run rollout resume first)`
  const now = ctx.clock.seconds(ctx.kernel.now)
  const restarted = editAt(object, ['spec', 'template', 'metadata', 'annotations', RESTARTED_AT], () => now) as KubeObject
  const result = change(ctx, object, restarted)
  if (!result.ok) return result.error
  if (result.changed) return told(line, result.object, 'restarted')
  return (
    `error: failed to create patch for ${object.metadata.name}: if restart has already been triggered within the past second, ` +
    'please wait before attempting to trigger another'
  )
}

/** Models kubectl/pkg/polymorphichelpers/objectpauser.go and objectresumer.go (v1.36). */
const setPaused =
  (paused: boolean, doing: string, done: string, already: string): Action =>
  (ctx, line, choice) => {
    const { object } = choice
    if (object.kind !== 'Deployment') return `error: ${named(choice)} ${doing} is not supported`
    if (isPaused(object) === paused) return `error: ${named(choice)} is ${already}`
    const { paused: _, ...spec } = specOf(object)
    const edited: KubeObject & { spec: unknown } = { ...object, spec: paused ? { ...spec, paused: true } : spec }
    const result = change(ctx, object, edited)
    return result.ok ? told(line, result.object, done) : result.error
  }

const ACTIONS: Readonly<Record<string, Action>> = {
  restart,
  pause: setPaused(true, 'pausing', 'paused', 'already paused'),
  resume: setPaused(false, 'resuming', 'resumed', 'not paused'),
  undo,
}

/** `rollout restart`, `pause`, `resume` and `undo`; `status` and `history` change nothing. Models kubectl/pkg/cmd/rollout (v1.36). */
export const rollout: Verb = (ctx, line, words) => {
  const [what = '', ...others] = words
  const action = ACTIONS[what]
  return action ? onEach(ctx, line, others, (choice) => action(ctx, line, choice)) : ''
}

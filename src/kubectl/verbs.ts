import { describe } from './describe/verb.ts'
import { events } from './events.ts'
import { explain } from './explain/verb.ts'
import { get } from './get/get.ts'
import { logs } from './logs/verb.ts'
import { rolloutHistory } from './rollout/history.ts'
import { rolloutStatus } from './rollout/status.ts'
import { top } from './top.ts'
import type { Verb } from './session.ts'

/** What kubectl can print without changing anything, by the command's full name. */
export const VERBS: Readonly<Record<string, Verb>> = {
  describe,
  events,
  explain,
  get,
  logs,
  'rollout history': rolloutHistory,
  'rollout status': rolloutStatus,
  top,
  'top node': top,
  'top pod': top,
}

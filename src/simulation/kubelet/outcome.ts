import type { SimTime } from '../../base/time.ts'
import type { WaitingReason } from './status/container-status.ts'

/** How an attempt to do something for a container ended. */
export type Outcome = { readonly ok: true } | ({ readonly ok: false; readonly until: SimTime | null } & WaitingReason)

/** It was done. */
export const DONE: Outcome = { ok: true }

/** A failure with its waiting reason and message; `until` when a crash back-off decides when to try again. */
export const failed = (reason: string, message: string, until: SimTime | null = null): Outcome => ({ ok: false, reason, message, until })

import type { TimelineHandle } from '../../timeline/types.ts'

/** The picture that is on the page, for those who give it the keyboard or scroll it. */
export const timelineHandle: { current: TimelineHandle | null } = { current: null }

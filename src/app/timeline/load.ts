import { afterPaint } from '../after-paint.ts'

/** The picture's code, after the first paint; the same promise for all who ask. */
export const loadTimeline = (): Promise<typeof import('../../timeline/index.ts')> => afterPaint.then(() => import('../../timeline/index.ts'))

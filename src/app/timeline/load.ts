import type * as Timeline from '../../timeline/index.ts'
import { afterPaint } from '../after-paint.ts'

/** The picture's code, after the first paint; the same promise for all who ask. */
export const loadTimeline = (): Promise<typeof Timeline> => afterPaint.then(() => import('../../timeline/index.ts'))

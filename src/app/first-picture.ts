import { afterPaint } from './after-paint.ts'
import { useRun } from './store/run.ts'

/** What waits for the picture does not wait any longer: a world may take long, or have no picture. */
const AT_LAST = 2_000

/** Whether there is a picture, or something that stands in its way. */
const isSettled = ({ version, trouble }: ReturnType<typeof useRun.getState>): boolean => version > 0 || trouble !== null

/** Resolves when the first picture is on the screen: what would keep the page from drawing it loads after that. */
export const firstPicture: Promise<void> = afterPaint.then(
  () =>
    new Promise((resolve) => {
      setTimeout(resolve, AT_LAST)
      const look = (now: ReturnType<typeof useRun.getState>): void => {
        if (!isSettled(now)) return
        stop()
        // The frame that draws it, and what is due right after.
        requestAnimationFrame(() => setTimeout(resolve))
      }
      const stop = useRun.subscribe(look)
      look(useRun.getState())
    }),
)

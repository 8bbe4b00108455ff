import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'

/** Waits until the run on the page is that of the text, or nothing better is to come. */
export async function settled(): Promise<void> {
  const isSettled = (): boolean => {
    const { modelText, trouble } = useRun.getState()
    return modelText === useInputs.getState().text || trouble !== null
  }
  if (isSettled()) return
  await new Promise<void>((resolve) => {
    const stop = useRun.subscribe(() => {
      if (!isSettled()) return
      stop()
      resolve()
    })
  })
}

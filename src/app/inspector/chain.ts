import { create } from 'zustand'
import type { ChainStep } from '../../explain/chain.ts'
import type { RecordId } from '../../simulation/trace.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { simulator } from '../store/session.ts'
import { selectedItem } from './selected.ts'

/** What led to the selection; fetched from the worker, which holds the Trace. */
interface Chain {
  readonly steps: readonly ChainStep[]
  readonly records: readonly RecordId[]
}

const NOTHING: Chain = { steps: [], records: [] }

export const useChain = create<Chain>()(() => NOTHING)

let asked = ''

async function fetchChain(record: RecordId, key: string): Promise<void> {
  const steps = await simulator.chain(record)
  if (asked === key) useChain.setState({ steps, records: steps.map((step) => step.record) })
}

/** Fetches the chain whenever the selection or the run changes. */
export function followSelection(): void {
  const look = (): void => {
    const { model, version } = useRun.getState()
    const record = selectedItem(model, useInputs.getState().selection)?.item?.record ?? null
    const key = `${version}/${record}`
    if (key === asked) return
    asked = key
    if (record === null) {
      if (useChain.getState() !== NOTHING) useChain.setState(NOTHING)
      return
    }
    void fetchChain(record, key)
  }
  useInputs.subscribe(look)
  useRun.subscribe(look)
}

import { create } from 'zustand'
import type { Place } from '../../explain/places.ts'
import { lastChange } from '../../lanes/index.ts'
import type { RecordId } from '../../simulation/trace.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { simulator } from '../store/session.ts'
import type { WhyAnswer } from '../worker/protocol.ts'
import { selectedItem } from './selected.ts'

/** The answer to "Why?" for what is selected, or else for the last change before the cursor; fetched from the worker, which holds the Trace. */
interface WhyState {
  /** What it is about; null when nothing has happened yet. */
  readonly place: Place | null
  /** Somebody selected it. */
  readonly isSelected: boolean
  /** Null until it has come, or when nothing led to it. The former answer stays until the next one has come. */
  readonly why: WhyAnswer | null
  /** The records of a selection's chain, for the cause lines on the timeline. */
  readonly records: readonly RecordId[]
}

const NOTHING: WhyState = { place: null, isSelected: false, why: null, records: [] }

export const useWhy = create<WhyState>()(() => NOTHING)

interface Wish {
  readonly place: Place
  readonly isSelected: boolean
  readonly key: string
}

let asked = ''
/** What is to be fetched once the answer on its way has come: while playing fast, only the latest is of interest. */
let next: Wish | null = null
let fetching = false

async function fetchWhy(): Promise<void> {
  if (fetching) return
  fetching = true
  for (let wish = next; wish; wish = next) {
    next = null
    const { place, isSelected, key } = wish
    const why = await simulator.ask('why', place)
    const steps = isSelected ? (why?.steps ?? []) : []
    // The same list for none: the timeline compares by identity.
    const records = steps.length > 0 ? steps.map((step) => step.record) : NOTHING.records
    if (asked === key) useWhy.setState({ place, isSelected, why, records })
  }
  fetching = false
}

/** What to explain: the selected item, else what changed last. */
function placeToExplain(): { place: Place | null; isSelected: boolean } {
  const { model } = useRun.getState()
  const { selection, cursor } = useInputs.getState()
  const selected = selectedItem(model, selection)
  if (selected?.item) return { place: { lane: selected.lane.id, item: selected.item.id }, isSelected: true }
  return { place: model && lastChange(model, cursor), isSelected: false }
}

/** Fetches the answer whenever the selection, the run, or with nothing selected the last change is another one. */
export function followSelection(): void {
  const look = (): void => {
    const { place, isSelected } = placeToExplain()
    const key = `${useRun.getState().version}/${isSelected}/${place?.item}`
    if (key === asked) return
    asked = key
    next = place && { place, isSelected, key }
    if (next) void fetchWhy()
    else useWhy.setState(NOTHING)
  }
  useInputs.subscribe((now, before) => {
    if (now.selection !== before.selection || now.cursor !== before.cursor) look()
  })
  useRun.subscribe((now, before) => {
    if (now.model !== before.model) look()
  })
}

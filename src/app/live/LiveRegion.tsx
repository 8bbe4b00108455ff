import { useSelector } from '@xstate/react'
import { useEffect, useState } from 'react'
import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { lastAt } from '../../lanes/index.ts'
import type { LaneModel, Segment } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { stateWords } from '../../timeline/words.ts'
import { formatTime } from '../format.ts'
import { playback } from '../playback/playback.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'

/** At most one sentence in so many milliseconds; the newest wins. */
const PAUSE = 2_000

/** The latest restart, or change of STATUS, readiness or an endpoint, in (from, to]; null when there was none. */
function latestChange(model: LaneModel, from: SimTime, to: SimTime): string | null {
  let best: { at: number; text: string } | null = null
  for (const lane of model.lanes) {
    const isContainer = lane.kind === 'container'
    const matters =
      isContainer || lane.kind === 'status' || lane.kind === 'service' || (lane.detail.kind === 'condition' && lane.detail.isReady)
    if (!matters) continue
    const index = lastAt(lane.segments, (one) => one.from, to)
    const segment = lane.segments[index]
    if (!segment || segment.from <= from || (best && segment.from <= best.at)) continue
    const time = formatTime(segment.from, false)
    if (isContainer) {
      const restarts = restartsIn(segment)
      if (segment.state.kind !== 'running' || lane.segments[index - 1]?.state.kind === 'running' || restarts === 0) continue
      best = { at: segment.from, text: t('app.live.restarted', { time, name: lane.name, restarts }) }
      continue
    }
    const about = lane.kind === 'status' ? (lane.pod?.slice(lane.pod.indexOf('/') + 1) ?? '') : lane.name
    best = { at: segment.from, text: t('app.live', { time, name: about, state: stateWords(segment) }) }
  }
  return best?.text ?? null
}

const restartsIn = ({ state }: Segment): number => ('restarts' in state ? state.restarts : 0)

/** Tells what happens while it plays, politely. */
export function LiveRegion() {
  const playing = useSelector(playback, (state) => state.matches('playing'))
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!playing) return
    let from = useInputs.getState().cursor
    const timer = setInterval(() => {
      const { model } = useRun.getState()
      const { cursor } = useInputs.getState()
      const news = model && latestChange(model, from, cursor)
      from = simTimeOf(cursor)
      if (news) setSaid(news)
    }, PAUSE)
    return () => clearInterval(timer)
  }, [playing])
  return (
    <p className="hidden" aria-live="polite">
      {said}
    </p>
  )
}

import { useSelector } from '@xstate/react'
import { useEffect, useState } from 'react'
import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { lastAt } from '../../lanes/index.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { formatTime } from '../format.ts'
import { playback } from '../playback/playback.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'

/** At most one sentence in so many milliseconds; the newest wins. */
const PAUSE = 2_000

/** The latest change of STATUS, readiness or an endpoint in (from, to]; null when there was none. */
function latestChange(model: LaneModel, from: SimTime, to: SimTime): string | null {
  let best: { at: number; text: string } | null = null
  for (const lane of model.lanes) {
    const matters = lane.kind === 'status' || lane.kind === 'service' || (lane.detail.kind === 'condition' && lane.detail.isReady)
    if (!matters) continue
    const segment = lane.segments[lastAt(lane.segments, (one) => one.from, to)]
    if (!segment || segment.from <= from || (best && segment.from <= best.at)) continue
    const about = lane.kind === 'status' ? (lane.pod?.slice(lane.pod.indexOf('/') + 1) ?? '') : lane.name
    best = { at: segment.from, text: t('app.live', { time: formatTime(segment.from, false), name: about, state: segment.label }) }
  }
  return best?.text ?? null
}

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

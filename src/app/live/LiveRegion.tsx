import { useSelector } from '@xstate/react'
import { useEffect, useState } from 'react'
import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { lastAt } from '../../lanes/index.ts'
import type { Lane, LaneModel, Segment } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { stateWords } from '../../timeline/words.ts'
import { formatTime } from '../format.ts'
import { playback } from '../playback/playback.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'

/** At most one sentence in so many milliseconds; the newest wins. */
const PAUSE = 2_000

/** What is said; and how much later, in ms, something may come and yet be only what a restart, or a change of STATUS, led to. */
const LEADS: Readonly<Partial<Record<Lane['kind'], number>>> = { container: 1_000, status: 500, condition: 250, service: 0 }

/** The latest restart, or change of STATUS, readiness or an endpoint, in (from, to]; null when there was none. */
function latestChange(model: LaneModel, from: SimTime, to: SimTime): string | null {
  let best: { rank: number; text: string } | null = null
  for (const lane of model.lanes) {
    const isContainer = lane.kind === 'container'
    const lead = lane.detail.kind === 'condition' && !lane.detail.isReady ? undefined : LEADS[lane.kind]
    if (lead === undefined) continue
    const segment = isContainer ? latestRestart(lane, from, to) : lane.segments[lastAt(lane.segments, (one) => one.from, to)]
    if (!segment || segment.from <= from) continue
    const rank = segment.from + lead
    if (best && rank <= best.rank) continue
    const time = formatTime(segment.from, false)
    if (isContainer) {
      best = { rank, text: t('app.live.restarted', { time, name: lane.name, restarts: restartsIn(segment) }) }
      continue
    }
    const about = lane.kind === 'status' ? (lane.pod?.slice(lane.pod.indexOf('/') + 1) ?? '') : lane.name
    best = { rank, text: t('app.live', { time, name: about, state: stateWords(segment) }) }
  }
  return best?.text ?? null
}

/** The first state of the latest instance that began in (from, to], the very first one aside. */
const latestRestart = ({ segments }: Lane, from: SimTime, to: SimTime): Segment | undefined =>
  segments.findLast(
    (one, index) => one.from > from && one.from <= to && one.state.kind === 'running' && restartsIn(one) > restartsIn(segments[index - 1]),
  )

const restartsIn = (segment: Segment | undefined): number => (segment && 'restarts' in segment.state ? segment.state.restarts : 0)

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

import type { EventSightings } from '../watch-lanes.ts'
import { withoutNoise } from './noise.ts'
import type { Difference } from './index.ts'

/** Events of one kind may be counted up to this share apart: the rate at which a sender repeats itself depends on jitter. */
const COUNT_SHARE = 0.34
const COUNT_SLACK = 2

/**
 * How often each event was sent, by `KIND NAME TYPE REASON MESSAGE`. With several Pods, which of them pulls an image is a matter of
 * which node was chosen, so pulling is left out.
 */
export function eventCounts(events: readonly EventSightings[], anyNode: boolean, severalPods: boolean): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { kind, name, type, reason, message, seen } of events) {
    if (severalPods && reason === 'Pulling') continue
    const said = severalPods && reason === 'Pulled' ? 'the image is there' : withoutNoise(message, anyNode)
    const key = JSON.stringify([kind, name, type, reason, said])
    const most = seen.reduce((highest, { count }) => Math.max(highest, count), 0)
    counts.set(key, (counts.get(key) ?? 0) + most)
  }
  return counts
}

/** The events that one side has, or has clearly more often. A single back-off more or less is chance. */
export function eventDifferences(recorded: ReadonlyMap<string, number>, simulated: ReadonlyMap<string, number>): Difference[] {
  const keys = [...new Set([...recorded.keys(), ...simulated.keys()])].sort()
  return keys.flatMap((key) => {
    const words = JSON.parse(key) as string[]
    const [a, b] = [recorded.get(key) ?? 0, simulated.get(key) ?? 0]
    const [fewer, more] = [Math.min(a, b), Math.max(a, b)]
    const oneSided = fewer === 0 && (more > 1 || words[3] !== 'BackOff')
    const tooFar = more - fewer > Math.max(COUNT_SLACK, COUNT_SHARE * more)
    return oneSided || tooFar ? [{ lane: `event ${words.join(' ')}`, text: `${a} times, simulated ${b}` }] : []
  })
}

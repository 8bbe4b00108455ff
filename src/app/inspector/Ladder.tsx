import { formatStep } from '../../base/clock-text.ts'
import type { BackoffPicture } from '../../explain/sums/arithmetic.ts'
import { t } from '../../messages/index.ts'
import './Ladder.css'

/** The shortest back-off, in ms, and the share of the picture's height that its bar has. */
const SHORTEST = 10_000
const LOWEST = 0.17
/** A step twice as long is so much higher; the longest is thirty times as long as the shortest. */
const DOUBLE = (1 - LOWEST) / Math.log2(30)

/** How high a length stands, as a share of the picture's height. */
function levelOf(length: number): number {
  const level = length < SHORTEST ? (LOWEST * length) / SHORTEST : LOWEST + DOUBLE * Math.log2(length / SHORTEST)
  return Math.min(1, level)
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** The back-offs beside each other, each twice as long as the one before, and how long the container lived. */
export function Ladder({ picture }: { picture: BackoffPicture }) {
  const { steps, now, lived } = picture
  const label = t('why.picture', {
    steps: steps.map(formatStep).join(', '),
    now: formatStep(steps[now] ?? 0),
    lived: lived === null ? 'none' : formatStep(lived),
  })
  return (
    <div className={`ladder ${lived === null ? '' : 'has-life'}`}>
      <p className="hidden">{label}</p>
      <div className="ladder-bars" aria-hidden="true">
        {steps.map((step, i) => (
          <i key={step} className={i === now ? 'is-now' : i < now ? 'is-past' : 'is-next'} style={{ height: percent(levelOf(step)) }} />
        ))}
        {lived === null ? null : (
          <span className="ladder-life" style={{ bottom: percent(levelOf(lived)) }}>
            <span>{t('why.lived', { length: formatStep(Math.round(lived / 1000) * 1000) })}</span>
          </span>
        )}
      </div>
      <div className="ladder-steps" aria-hidden="true">
        {steps.map((step, i) => (
          <span key={step} className={i === now ? 'is-now' : ''}>
            {formatStep(step)}
          </span>
        ))}
      </div>
    </div>
  )
}

import { formatStep } from '../../base/clock-text.ts'
import type { BackoffPicture } from '../../explain/sums/arithmetic.ts'
import { t } from '../../messages/index.ts'

/** The picture's own units, as wide as the pane. */
const WIDTH = 308
const FLOOR = 82
const TOP = 8
const PITCH = 39
const BAR = 26
/** A step twice as long is so much higher. */
const DOUBLE = (FLOOR - TOP - 12.5) / Math.log2(30)

const heightOf = (length: number): number => 12.5 + DOUBLE * Math.log2(Math.max(10_000, length) / 10_000)
const levelOf = (length: number): number => (length < 10_000 ? FLOOR - (12.5 * length) / 10_000 : FLOOR - heightOf(length))

/** The back-offs beside each other, each twice as long as the one before, and how long the container lived. */
export function Ladder({ picture }: { picture: BackoffPicture }) {
  const { steps, now, lived } = picture
  const label = t('why.picture', {
    steps: steps.map(formatStep).join(', '),
    now: formatStep(steps[now] ?? 0),
    lived: lived === null ? 'none' : formatStep(lived),
  })
  return (
    <svg className="ladder" viewBox={`0 0 ${WIDTH} 98`} role="img" aria-label={label}>
      {steps.map((step, i) => {
        const x = 6.5 + i * PITCH
        const height = heightOf(step)
        const kind = i === now ? 'now' : i < now ? 'past' : 'next'
        return (
          <g key={step}>
            <rect className={`ld-${kind}`} x={x} y={FLOOR - height} width={BAR} height={height} rx={2} />
            <text className={i === now ? 't-now' : ''} x={x + BAR / 2} y={95} textAnchor="middle">
              {formatStep(step)}
            </text>
          </g>
        )
      })}
      {lived === null ? null : (
        <>
          <path className="ld-life" d={`M0 ${levelOf(lived)}H238`} />
          <text className="t-life" x={242} y={levelOf(lived) + 3.5}>
            {t('why.lived', { length: formatStep(Math.round(lived / 1000) * 1000) })}
          </text>
        </>
      )}
    </svg>
  )
}

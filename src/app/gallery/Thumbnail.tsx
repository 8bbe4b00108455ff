import type { Thumb, ThumbLook } from '../../lanes/thumbnail.ts'
import type { PresetId } from '../../scenarios/index.ts'
import { useThumbnail } from './thumbnails.ts'
import './Gallery.css'

const WIDTH = 240
const HEIGHT = 44
/** Between rows. */
const GAP = 4

/** How high a state stands, as a share. */
const LEVELS: Readonly<Record<ThumbLook, number>> = {
  waiting: 0.35,
  blocked: 0.35,
  backoff: 1,
  unready: 1,
  ready: 1,
  stopping: 0.7,
  done: 0.06,
  failed: 0.1,
  oom: 0.1,
}

/** The run of a preset in a few strips: levels and colours as the timeline has them. */
export function Thumbnail({ preset }: { preset: PresetId }) {
  const rows = useThumbnail(preset)
  const height = (HEIGHT - GAP * (rows.length + 1)) / Math.max(1, rows.length)
  return (
    <svg className="thumbnail" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {rows.map(({ lane, thumbs }, i) => (
        <Strip key={lane} thumbs={thumbs} floor={GAP + height + i * (height + GAP)} height={height} />
      ))}
    </svg>
  )
}

function Strip({ thumbs, floor, height }: { thumbs: readonly Thumb[]; floor: number; height: number }) {
  return thumbs.map(({ from, to, look }) => {
    const [x, width] = [from * WIDTH, Math.max(0.5, (to - from) * WIDTH)]
    const level = Math.max(1, height * LEVELS[look])
    return look === 'backoff' ? (
      <path key={from} className="th-backoff" d={`M${x} ${floor - level}L${x + width} ${floor}H${x}z`} />
    ) : (
      <rect key={from} className={`th-${look}`} x={x} y={floor - level} width={width} height={level} />
    )
  })
}

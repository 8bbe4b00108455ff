import type { ThumbLook } from '../../lanes/thumbnail.ts'
import type { PresetId } from '../../scenarios/index.ts'
import { useThumbnail } from './thumbnails.ts'
import './Gallery.css'

const WIDTH = 240
const HEIGHT = 30

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

/** The run of a preset in a strip: levels and colours as the timeline has them. */
export function Thumbnail({ preset }: { preset: PresetId }) {
  const thumbs = useThumbnail(preset)
  return (
    <svg className="thumbnail" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {thumbs.map(({ from, to, look }) => {
        const [x, width] = [from * WIDTH, Math.max(0.5, (to - from) * WIDTH)]
        const top = HEIGHT * (1 - LEVELS[look])
        return look === 'backoff' ? (
          <path key={from} className="th-backoff" d={`M${x} ${top}L${x + width} ${HEIGHT}H${x}z`} />
        ) : (
          <rect key={from} className={`th-${look}`} x={x} y={top} width={width} height={HEIGHT - top} />
        )
      })}
    </svg>
  )
}

import { InjectBar } from '../inject/InjectBar.tsx'
import { TimelineHost } from '../timeline/TimelineHost.tsx'
import { Transport } from '../transport/Transport.tsx'

/** What to break, the picture, and the keys that play it. */
export const Center = () => (
  <div className="center">
    <InjectBar />
    <TimelineHost resizable />
    <Transport />
  </div>
)

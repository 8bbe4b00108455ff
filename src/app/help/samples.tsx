/** Parts that several samples of the legend share, in the 84 × 30 px of a sample. */

/** Where lanes have their floor. */
const FLOOR = 26

interface StretchProps {
  readonly state: string
  readonly pattern?: string
  /** Nothing runs. */
  readonly low?: boolean
  readonly from?: number
  readonly to?: number
}

/** A stretch of a state, with the state's pattern where it has one. */
export function Stretch({ state, pattern, low = false, from = 0.5, to = 83.5 }: StretchProps) {
  const top = low ? 17 : 4
  const box = { x: from, y: top, width: to - from, height: FLOOR - top }
  return (
    <>
      <rect className={`st-${state}`} {...box} />
      {pattern === undefined ? null : <rect className="pat" {...box} fill={`url(#p-${pattern})`} />}
    </>
  )
}

/** A container that is ready, up to its end if it has one. */
export const Ready = ({ to }: { to?: number }) => (
  <>
    <Stretch state="ready" {...(to !== undefined && { to })} />
    <path className="trace" d={`M.5 4H${to ?? 84}`} />
  </>
)

/** A back-off that counts down from as high as it is long, and what is left until the next sync. */
export const Backoff = ({ top }: { top: number }) => (
  <>
    <rect className="st-backoff" x="0.5" y={top} width="64" height={FLOOR - top} />
    <path className="backoff-wedge" d={`M.5 ${top}L64 ${FLOOR}H.5z`} />
    <path className="backoff-slope" d={`M.5 ${top}L64 ${FLOOR}`} />
    <Stretch state="jitter" pattern="jitter" low from={64.5} />
  </>
)

/** What a bus is drawn along, such as a Pod's phase. */
const BUS = 'M1 15L5 5H79L83 15L79 25H5z'

/** A value that lasts, with the glyph of its kind or a pattern. */
export const Bus = ({ kind = '', pattern }: { kind?: '' | 'bus-wait' | 'bus-fail'; pattern?: string }) => (
  <>
    <path className={`bus ${kind}`.trimEnd()} d={BUS} />
    {pattern === undefined ? null : <path className="pat" d={BUS} fill={`url(#p-${pattern})`} />}
  </>
)

/** The glyph in the middle of a sample. */
export const Glyph = ({ icon, tone }: { icon: string; tone: 'calm' | 'fail' }) => (
  <use href={`#g-${icon}`} x="36" y="9" width="12" height="12" className={`g-${tone}`} />
)

/** A condition or an endpoint that is true. */
export const High = () => (
  <>
    <rect className="digital-high" x="0.5" y="8" width="83" height="18" />
    <path className="digital-line" d="M.5 8H84" />
  </>
)

/** An attempt of a probe that succeeded. */
export const Success = ({ x }: { x: number }) => (
  <>
    <path className="probe-ok" d={`M${x} ${FLOOR}v-5`} />
    <circle className="probe-ok-dot" cx={x} cy={FLOOR - 5} r="1.9" />
  </>
)

/** An attempt that failed: the higher, the more of them in a row. */
export const Failure = ({ x, top }: { x: number; top: number }) => <path className="probe-bad" d={`M${x} ${FLOOR}V${top}`} />

/** The signal that asks a process to end, or ends it. */
export const Signal = ({ name, x }: { name: 'sigterm' | 'sigkill'; x: number }) => (
  <path className={name} d={`M${x - 4.6} 10.4h9.2L${x} 19.6z`} />
)

/** Where a container ended, and its cross. */
export const Cross = ({ oom = false }: { oom?: boolean }) => (
  <path className={oom ? 'exit-cross exit-cross-oom' : 'exit-cross'} d="M22.3 20.8l4.4 4.4m0-4.4l-4.4 4.4" />
)

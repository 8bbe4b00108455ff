import { LegendRow } from './LegendRow.tsx'
import { Failure, Ready, Signal, Success } from './samples.tsx'

/** Samples of the marks, as the picture draws them: probes, signals, events. */
export const LegendProbes = () => (
  <>
    <LegendRow text="help.probes.attempt-succeeded">
      <path className="probe-floor" d="M0 26H84" />
      <Success x={14} />
      <Success x={30} />
      <Success x={46} />
      <Success x={62} />
    </LegendRow>
    <LegendRow text="help.probes.failures-count-up-to-failurethreshold">
      <path className="trigger" d="M0 6H84" />
      <path className="probe-floor" d="M0 26H84" />
      <rect className="probe-step" x="22" y="19.5" width="18" height="6.5" />
      <rect className="probe-step" x="40" y="13" width="18" height="13" />
      <Failure x={22} top={19.5} />
      <path className="probe-bad-cap" d="M19.8 19.5h4.4" />
      <Failure x={40} top={13} />
      <path className="probe-bad-cap" d="M37.8 13h4.4" />
      <Failure x={58} top={6} />
      <path className="trip" d="M53 9.5L58 1L63 9.5z" />
    </LegendRow>
    <LegendRow text="help.probes.startupprobe-holds-the-others-back">
      <rect className="gate" x="8" y="9" width="54" height="17" />
      <path className="probe-floor" d="M8 26H62" />
      <Failure x={20} top={20} />
      <Failure x={34} top={18} />
      <Failure x={48} top={16} />
      <Success x={62} />
    </LegendRow>
    <LegendRow text="help.probes.poststart-prestop">
      <path className="grace-line" d="M20 15H64" />
      <rect className="hook" x="20" y="10" width="30" height="10" rx="2" />
    </LegendRow>
    <LegendRow text="help.probes.sigterm-sigkill">
      <path className="grace-line" d="M22 15H62" />
      <Signal name="sigterm" x={22} />
      <Signal name="sigkill" x={62} />
    </LegendRow>
    <LegendRow text="help.probes.event-normal-warning-several">
      <path className="event event-normal" d="M11 15l5 -5l5 5l-5 5z" />
      <path className="event event-warn" d="M33 15l5 -5l5 5l-5 5z" />
      <path className="event event-warn" d="M56 15l8 -8l8 8l-8 8z" />
      <text className="t-event t-on-warn" x="64" y="18.2" textAnchor="middle">
        6
      </text>
    </LegendRow>
    <LegendRow text="help.probes.fault-as-long-as-it-lasts">
      <rect className="fault-span" x="8" y="21" width="68" height="4" />
      <path className="fault-mast" d="M8 5V25" />
      <path className="fault-flag" d="M8 5h11l-3 4.5l3 4.5h-11z" />
    </LegendRow>
    <LegendRow text="help.probes.selected-with-what-caused-it">
      <rect className="selection" x="34" y="5" width="44" height="20" rx="3" />
      <path className="flow" d="M6 15H27" markerEnd="url(#m-flow)" />
    </LegendRow>
    <LegendRow text="help.probes.measured">
      <path className="dim" d="M6.5 11v8M77.5 11v8M6 15H24M60 15H78" />
      <text className="t-dim" x="42" y="18.6" textAnchor="middle">
        30.0 s
      </text>
    </LegendRow>
    <LegendRow text="help.probes.the-cursor-right-of-it-the-future">
      <rect className="legend-future" x="42" y="0" width="42" height="30" />
      <path className="playhead-line" d="M42 0V30" />
    </LegendRow>
    <LegendRow text="help.probes.recording-over-the-simulation">
      <Ready />
      <path className="recorded" d="M12 26V8H70V26" />
    </LegendRow>
    <LegendRow text="help.probes.pinned-run">
      <Ready />
      <path className="recorded pinned" d="M12 26V8H70V26" />
    </LegendRow>
  </>
)

import { LegendRow } from './LegendRow.tsx'
import { Bus, Glyph, High, Signal } from './samples.tsx'

/** Samples of the marks, as the picture draws them: pod. */
export const LegendPod = () => (
  <>
    <LegendRow text="help.pod.phase-pending">
      <Bus kind="bus-wait" />
    </LegendRow>
    <LegendRow text="help.pod.phase-running">
      <Bus />
    </LegendRow>
    <LegendRow text="help.pod.phase-succeeded">
      <Bus />
      <Glyph icon="done" tone="calm" />
    </LegendRow>
    <LegendRow text="help.pod.phase-failed">
      <Bus kind="bus-fail" />
      <Glyph icon="error" tone="fail" />
    </LegendRow>
    <LegendRow text="help.pod.phase-unknown">
      <Bus pattern="unknown" />
      <Glyph icon="unknown" tone="calm" />
    </LegendRow>
    <LegendRow text="help.pod.status-terminating">
      <Bus kind="bus-fail" pattern="stopping" />
    </LegendRow>
    <LegendRow text="help.pod.condition-true">
      <High />
    </LegendRow>
    <LegendRow text="help.pod.condition-false">
      <path className="digital-line" d="M.5 26H84" />
    </LegendRow>
    <LegendRow text="help.pod.condition-unknown">
      <rect className="pat" x="0.5" y="12" width="83" height="8" fill="url(#p-unknown)" />
      <path className="digital-line digital-unknown" d="M.5 12H84M.5 20H84" />
    </LegendRow>
    <LegendRow text="help.pod.endpoint-ready">
      <g className="is-endpoint">
        <High />
      </g>
    </LegendRow>
    <LegendRow text="help.pod.endpoint-serving-terminating">
      <g className="is-endpoint">
        <rect className="pat" x="0.5" y="15" width="83" height="11" fill="url(#p-stopping)" />
        <path className="digital-line" d="M.5 15H84" />
      </g>
    </LegendRow>
    <LegendRow text="help.pod.deletion-to-the-end-of-the-grace-period">
      <path className="grace-line" d="M14 15H70M70 11V19" />
      <Signal name="sigterm" x={14} />
    </LegendRow>
    <LegendRow text="help.pod.ready-of-wanted">
      <rect className="st-ready" x="0.5" y="16" width="41" height="10" />
      <rect className="st-ready" x="41.5" y="6" width="42" height="20" />
      <path className="trace" d="M.5 16H41.5V6H84" />
      <path className="wanted" d="M.5 6H41.5" />
    </LegendRow>
  </>
)

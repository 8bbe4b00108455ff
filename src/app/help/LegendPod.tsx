import { LegendRow } from './LegendRow.tsx'

/** Samples of the marks, as the picture draws them: pod. */
export const LegendPod = () => (
  <>
    <LegendRow text="help.pod.phase-pending">
      <path className="bus bus-wait" d="M1 15L5 5H79L83 15L79 25H5z" />
    </LegendRow>
    <LegendRow text="help.pod.phase-running">
      <path className="bus" d="M1 15L5 5H79L83 15L79 25H5z" />
    </LegendRow>
    <LegendRow text="help.pod.phase-succeeded">
      <path className="bus" d="M1 15L5 5H79L83 15L79 25H5z" />
      <use href="#g-done" x="36" y="9" width="12" height="12" className="g-calm" />
    </LegendRow>
    <LegendRow text="help.pod.phase-failed">
      <path className="bus bus-fail" d="M1 15L5 5H79L83 15L79 25H5z" />
      <use href="#g-error" x="36" y="9" width="12" height="12" className="g-fail" />
    </LegendRow>
    <LegendRow text="help.pod.phase-unknown">
      <path className="bus" d="M1 15L5 5H79L83 15L79 25H5z" />
      <path className="pat" d="M1 15L5 5H79L83 15L79 25H5z" fill="url(#p-unknown)" />
      <use href="#g-unknown" x="36" y="9" width="12" height="12" className="g-calm" />
    </LegendRow>
    <LegendRow text="help.pod.status-terminating">
      <path className="bus bus-fail" d="M1 15L5 5H79L83 15L79 25H5z" />
      <path className="pat" d="M1 15L5 5H79L83 15L79 25H5z" fill="url(#p-stopping)" />
    </LegendRow>
    <LegendRow text="help.pod.condition-true">
      <rect className="digital-high" x="0.5" y="8" width="83" height="18" />
      <path className="digital-line" d="M.5 8H84" />
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
        <rect className="digital-high" x="0.5" y="8" width="83" height="18" />
        <path className="digital-line" d="M.5 8H84" />
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
      <path className="sigterm" d="M9.4 10.4h9.2L14 19.6z" />
    </LegendRow>
    <LegendRow text="help.pod.ready-of-wanted">
      <rect className="st-ready" x="0.5" y="16" width="41" height="10" />
      <rect className="st-ready" x="41.5" y="6" width="42" height="20" />
      <path className="trace" d="M.5 16H41.5V6H84" />
      <path className="wanted" d="M.5 6H41.5" />
    </LegendRow>
  </>
)

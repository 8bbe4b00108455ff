import { LegendRow } from './LegendRow.tsx'

/** Samples of the marks, as the picture draws them: the states of a container. */
export const LegendContainer = () => (
  <>
    <LegendRow text="help.container.waiting-containercreating-podinitializin">
      <rect className="st-waiting" x="0.5" y="17" width="83" height="9" />
      <rect className="pat" x="0.5" y="17" width="83" height="9" fill="url(#p-dots)" />
    </LegendRow>
    <LegendRow text="help.container.waiting-errimagepull-createcontainerconf">
      <rect className="st-blocked" x="0.5" y="17" width="83" height="9" />
      <rect className="pat" x="0.5" y="17" width="83" height="9" fill="url(#p-blocked)" />
    </LegendRow>
    <LegendRow text="help.container.waiting-imagepullbackoff-counting-down">
      <rect className="st-backoff" x="0.5" y="8" width="64" height="18" />
      <path className="backoff-wedge" d="M.5 8L64 26H.5z" />
      <path className="backoff-slope" d="M.5 8L64 26" />
      <rect className="st-jitter" x="64.5" y="17" width="19" height="9" />
      <rect className="pat" x="64.5" y="17" width="19" height="9" fill="url(#p-jitter)" />
    </LegendRow>
    <LegendRow text="help.container.waiting-crashloopbackoff-then-jitter">
      <rect className="st-backoff" x="0.5" y="4" width="64" height="22" />
      <path className="backoff-wedge" d="M.5 4L64 26H.5z" />
      <path className="backoff-slope" d="M.5 4L64 26" />
      <rect className="st-jitter" x="64.5" y="17" width="19" height="9" />
      <rect className="pat" x="64.5" y="17" width="19" height="9" fill="url(#p-jitter)" />
    </LegendRow>
    <LegendRow text="help.container.running-not-ready">
      <rect className="st-unready" x="0.5" y="4" width="83" height="22" />
      <rect className="pat" x="0.5" y="4" width="83" height="22" fill="url(#p-unready)" />
      <path className="trace trace-thin" d="M.5 26V4H84" />
    </LegendRow>
    <LegendRow text="help.container.running-ready">
      <rect className="st-ready" x="0.5" y="4" width="83" height="22" />
      <path className="trace" d="M.5 4H84" />
    </LegendRow>
    <LegendRow text="help.container.running-being-stopped">
      <rect className="st-stopping" x="0.5" y="4" width="83" height="22" />
      <rect className="pat" x="0.5" y="4" width="83" height="22" fill="url(#p-stopping)" />
      <path className="trace trace-stopping" d="M.5 4H84" />
    </LegendRow>
    <LegendRow text="help.container.terminated-completed">
      <rect className="st-ready" x="0.5" y="4" width="24" height="22" />
      <path className="trace" d="M.5 4H24.5" />
      <path className="trace-done" d="M24.5 4V26" />
      <path className="trace-done" d="M24.5 26H84" />
      <use href="#g-done" className="ic-done" x="31" y="9" width="12" height="12" />
    </LegendRow>
    <LegendRow text="help.container.terminated-error">
      <rect className="st-ready" x="0.5" y="4" width="24" height="22" />
      <path className="trace" d="M.5 4H24.5" />
      <path className="exit-edge" d="M24.5 4V26" />
      <path className="floor-fail" d="M24.5 26H84" />
      <circle className="exit-dot" cx="24.5" cy="23" r="5.6" />
      <path className="exit-cross" d="M22.3 20.8l4.4 4.4m0-4.4l-4.4 4.4" />
    </LegendRow>
    <LegendRow text="help.container.terminated-oomkilled">
      <rect className="st-ready" x="0.5" y="4" width="24" height="22" />
      <path className="trace" d="M.5 4H24.5" />
      <path className="exit-edge edge-oom" d="M24.5 4V26" />
      <path className="floor-oom" d="M24.5 26H84" />
      <rect className="exit-oom" x="19.0" y="17.5" width="11" height="11" rx="1.5" />
      <path className="exit-cross exit-cross-oom" d="M22.3 20.8l4.4 4.4m0-4.4l-4.4 4.4" />
    </LegendRow>
    <LegendRow text="help.container.containerstatusunknown">
      <rect className="st-unknown" x="0.5" y="17" width="83" height="9" />
      <rect className="pat" x="0.5" y="17" width="83" height="9" fill="url(#p-unknown)" />
    </LegendRow>
    <LegendRow text="help.container.memory-up-to-its-limit">
      <path className="memory" d="M.5 26V22L50 6V26z" />
      <path className="edge-oom" fill="none" d="M.5 22L50 6V26" />
      <path className="memory-limit" d="M.5 6H84" />
      <rect className="exit-oom" x="45" y="1" width="10" height="10" />
      <path className="exit-cross exit-cross-oom" d="M47.8 3.8l4.4 4.4M52.2 3.8l-4.4 4.4" />
    </LegendRow>
  </>
)

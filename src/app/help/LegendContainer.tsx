import { LegendRow } from './LegendRow.tsx'
import { Backoff, Cross, Ready, Stretch } from './samples.tsx'

/** Samples of the marks, as the picture draws them: the states of a container. */
export const LegendContainer = () => (
  <>
    <LegendRow text="help.container.waiting-containercreating-podinitializin">
      <Stretch state="waiting" pattern="dots" low />
    </LegendRow>
    <LegendRow text="help.container.waiting-errimagepull-createcontainerconf">
      <Stretch state="blocked" pattern="blocked" low />
    </LegendRow>
    <LegendRow text="help.container.waiting-imagepullbackoff-counting-down">
      <Backoff top={8} />
    </LegendRow>
    <LegendRow text="help.container.waiting-crashloopbackoff-then-jitter">
      <Backoff top={4} />
    </LegendRow>
    <LegendRow text="help.container.running-not-ready">
      <Stretch state="unready" pattern="unready" />
      <path className="trace trace-thin" d="M.5 26V4H84" />
    </LegendRow>
    <LegendRow text="help.container.running-ready">
      <Ready />
    </LegendRow>
    <LegendRow text="help.container.running-being-stopped">
      <Stretch state="stopping" pattern="stopping" />
      <path className="trace trace-stopping" d="M.5 4H84" />
    </LegendRow>
    <LegendRow text="help.container.terminated-completed">
      <Ready to={24.5} />
      <path className="trace-done" d="M24.5 4V26" />
      <path className="trace-done" d="M24.5 26H84" />
      <use href="#g-done" className="ic-done" x="31" y="9" width="12" height="12" />
    </LegendRow>
    <LegendRow text="help.container.terminated-error">
      <Ready to={24.5} />
      <path className="exit-edge" d="M24.5 4V26" />
      <path className="floor-fail" d="M24.5 26H84" />
      <circle className="exit-dot" cx="24.5" cy="23" r="5.6" />
      <Cross />
    </LegendRow>
    <LegendRow text="help.container.terminated-oomkilled">
      <Ready to={24.5} />
      <path className="exit-edge edge-oom" d="M24.5 4V26" />
      <path className="floor-oom" d="M24.5 26H84" />
      <rect className="exit-oom" x="19.0" y="17.5" width="11" height="11" rx="1.5" />
      <Cross oom />
    </LegendRow>
    <LegendRow text="help.container.containerstatusunknown">
      <Stretch state="unknown" pattern="unknown" low />
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

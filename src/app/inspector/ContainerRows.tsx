import { between } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { containerStatusesOf } from '../../kube/containers.ts'
import { podKeyOf } from '../../kube/pod-keys.ts'
import type { Pod } from '../../kube/types.ts'
import { lookOf, stateAt } from '../../lanes/index.ts'
import type { ContainerRole, Lane, LaneModel, Segment } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { stateWords } from '../../timeline/words.ts'
import { formatAge } from '../format.ts'
import { Glyph } from '../icons/Icon.tsx'
import { useInputs } from '../store/inputs.ts'

interface Props {
  readonly pod: Pod
  readonly model: LaneModel
  readonly cursor: SimTime
}

const roleOf = (lane: Lane): ContainerRole | null => (lane.detail.kind === 'container' ? lane.detail.role : null)

function endingWords(segment: Segment, cursor: SimTime): string {
  const { state } = segment
  if (state.kind === 'terminated') return t('app.exit-code', { code: state.exitCode })
  if ('restarts' in state && state.restarts > 0) return t('app.restarts', { restarts: state.restarts })
  return state.kind === 'running' ? formatAge(between(segment.from, cursor)) : ''
}

/** The word that the API has for a container's state; null when it has none. What the node knows, which the lanes show, is ahead of it. */
function toldOf({ status }: Pod, container: string): string | null {
  const { waiting, running, terminated } = containerStatusesOf(status).find(({ name }) => name === container)?.state ?? {}
  if (terminated) return terminated.reason || `ExitCode:${terminated.exitCode}`
  return waiting?.reason ?? (running ? 'Running' : null)
}

/** Each container with its state at the cursor; picks its segment in the timeline. */
export const ContainerRows = ({ pod, model, cursor }: Props) => (
  <ul className="stack" aria-label={t('app.containers')}>
    {model.lanes
      .filter((lane) => lane.kind === 'container' && lane.pod === podKeyOf(pod))
      .map((lane) => {
        const segment = stateAt(model, lane, cursor)
        const look = segment ? lookOf(segment.state) : null
        const role = roleOf(lane)
        const told = segment ? toldOf(pod, lane.name) : null
        return (
          <li key={lane.id}>
            <button
              type="button"
              className="stack-row"
              onClick={() => useInputs.getState().set({ selection: { lane: lane.id, item: segment?.id ?? null } })}
            >
              {look ? <Glyph name={look.glyph} tone={look.tone} /> : <span />}
              <b>{lane.name}</b>
              <span>
                {segment ? stateWords(segment) : t('app.not-yet')}{' '}
                {role === 'container' || role === null ? null : <span className="sub">{role}</span>}
                {told === null || told === segment?.label ? null : <span className="sub"> {t('inspector.api-has', { state: told })}</span>}
              </span>
              <span className="end">{segment ? endingWords(segment, cursor) : ''}</span>
            </button>
          </li>
        )
      })}
  </ul>
)

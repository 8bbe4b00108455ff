import { between, simTimeOf } from '../../base/time.ts'
import { podKeyOf } from '../../kube/pod-keys.ts'
import type { Pod } from '../../kube/types.ts'
import { lookOf, podStatus, stateAt } from '../../lanes/index.ts'
import type { Tone } from '../../lanes/index.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { formatAge } from '../format.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import './PodRow.css'

const COLUMNS = ['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'] as const

/** From so many letters on a name would be told in one narrow column, line by line. */
const LONG = 24

const toneOfStatus = (model: LaneModel, pod: Pod, cursor: number): Tone => {
  const lane = model.lanes.find((one) => one.kind === 'status' && one.pod === podKeyOf(pod))
  const segment = lane ? stateAt(model, lane, simTimeOf(cursor)) : null
  return segment ? lookOf(segment.state).tone : 'calm'
}

/** The Pod as `kubectl get pods` prints it, with or without the names of the columns. */
export function PodRow({ pod, headed }: { pod: Pod; headed: boolean }) {
  const model = useRun((state) => state.model)
  const cursor = useInputs((state) => state.cursor)
  if (!model) return null
  const columns = podStatus(pod)
  const since = (time: string | null | undefined): string =>
    time ? formatAge(between(simTimeOf(Date.parse(time) - Date.parse(model.epoch)), simTimeOf(cursor))) : ''
  const ago = since(columns.lastRestart)
  const { name } = pod.metadata
  const isLong = name.length >= LONG
  return (
    <table className="kget" data-testid="pod-row">
      {isLong ? <caption>{name}</caption> : null}
      <thead className={headed ? '' : 'hidden'}>
        <tr>
          {COLUMNS.slice(isLong ? 1 : 0).map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {isLong ? null : <td>{name}</td>}
          <td>
            {columns.ready}/{columns.total}
          </td>
          <td className={`is-status g-${toneOfStatus(model, pod, cursor)}`}>{columns.status}</td>
          <td>{ago ? `${columns.restarts} (${ago} ago)` : columns.restarts}</td>
          <td>{since(pod.metadata.creationTimestamp)}</td>
        </tr>
      </tbody>
    </table>
  )
}

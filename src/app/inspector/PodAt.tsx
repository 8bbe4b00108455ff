import { between, simTimeOf } from '../../base/time.ts'
import type { Pod } from '../../kube/types.ts'
import { lookOf, podKeyOf, podStatus, stateAt } from '../../lanes/index.ts'
import type { Tone } from '../../lanes/index.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { formatAge } from '../format.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { Conditions } from './Conditions.tsx'
import { ContainerRows } from './ContainerRows.tsx'
import { PodEvents } from './PodEvents.tsx'
import { Scheduling } from './Scheduling.tsx'
import { sentenceAbout } from './sentence.ts'

const toneOfStatus = (model: LaneModel | null, pod: Pod, cursor: number): Tone => {
  const lane = model?.lanes.find((one) => one.kind === 'status' && one.pod === podKeyOf(pod))
  const segment = model && lane ? stateAt(model, lane, simTimeOf(cursor)) : null
  return segment ? lookOf(segment.state).tone : 'calm'
}

/** The Pod as `kubectl get pods` prints it, one sentence about it, its containers and conditions. */
export function PodAt({ pod }: { pod: Pod | null }) {
  const model = useRun((state) => state.model)
  const cursor = useInputs((state) => state.cursor)
  if (!pod || !model) return <p className="note">{model ? t('app.no-pod-now') : ''}</p>
  const columns = podStatus(pod)
  const since = (stamp: string | null | undefined): string | null =>
    stamp ? formatAge(between(simTimeOf(Date.parse(stamp) - Date.parse(model.epoch)), cursor)) : null
  const ago = since(columns.lastRestart)
  return (
    <>
      <table className="kget" data-testid="pod-row">
        <thead>
          <tr>
            <th scope="col">NAME</th>
            <th scope="col">READY</th>
            <th scope="col">STATUS</th>
            <th scope="col">RESTARTS</th>
            <th scope="col">AGE</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{pod.metadata.name}</td>
            <td>
              {columns.ready}/{columns.total}
            </td>
            <td className={`is-status g-${toneOfStatus(model, pod, cursor)}`}>{columns.status}</td>
            <td>{ago ? `${columns.restarts} (${ago} ago)` : columns.restarts}</td>
            <td>{since(pod.metadata.creationTimestamp)}</td>
          </tr>
        </tbody>
      </table>
      <p className="note">{sentenceAbout(pod, columns)}</p>
      <ContainerRows pod={pod} model={model} cursor={cursor} />
      <Conditions pod={pod} />
      <PodEvents model={model} name={pod.metadata.name} cursor={cursor} />
      <Scheduling pod={podKeyOf(pod)} cursor={cursor} />
    </>
  )
}

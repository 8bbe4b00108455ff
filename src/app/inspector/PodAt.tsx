import { podKeyOf } from '../../kube/pod-keys.ts'
import type { Pod } from '../../kube/types.ts'
import { podStatus, unheardOf } from '../../lanes/index.ts'
import { t } from '../../messages/index.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { Conditions } from './Conditions.tsx'
import { ContainerRows } from './ContainerRows.tsx'
import { PodRow } from './PodRow.tsx'
import { PodEvents } from './PodEvents.tsx'
import { Scheduling } from './Scheduling.tsx'
import { sentenceAbout } from './sentence.ts'
import './PodAt.css'

/** The Pod as `kubectl get pods` prints it, one sentence about it, its containers and conditions. */
export function PodAt({ pod }: { pod: Pod | null }) {
  const model = useRun((state) => state.model)
  const cursor = useInputs((state) => state.cursor)
  if (!pod || !model) return <p className="note">{model ? t('app.no-pod-now') : ''}</p>
  return (
    <>
      <PodRow pod={pod} headed />
      <p className="note">{sentenceAbout(pod, podStatus(pod), unheardOf(model, pod, cursor))}</p>
      <ContainerRows pod={pod} model={model} cursor={cursor} />
      <Conditions pod={pod} />
      <div className="mores">
        <PodEvents model={model} name={pod.metadata.name} cursor={cursor} />
        <Scheduling pod={podKeyOf(pod)} cursor={cursor} />
      </div>
    </>
  )
}

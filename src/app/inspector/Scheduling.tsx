import { useEffect, useState } from 'react'
import type { SimTime } from '../../base/time.ts'
import { t } from '../../messages/index.ts'
import type { DecisionRecord, PodKey } from '../../simulation/trace.ts'
import { formatTime } from '../format.ts'
import { useRun } from '../store/run.ts'
import { simulator } from '../store/session.ts'

/** The scheduler's attempts for a Pod in the run that is shown. */
function useDecisions(pod: PodKey): readonly DecisionRecord[] {
  const version = useRun((state) => state.version)
  const [found, setFound] = useState<{ key: string; decisions: readonly DecisionRecord[] }>({ key: '', decisions: [] })
  const key = `${version}/${pod}`
  useEffect(() => {
    let wanted = true
    const fetchDecisions = async (): Promise<void> => {
      const decisions = (await simulator.ask('decisions', pod)) ?? []
      if (wanted) setFound({ key, decisions })
    }
    void fetchDecisions()
    return () => {
      wanted = false
    }
  }, [pod, key])
  return found.decisions
}

/** How the scheduler came to a node, or to none, at its last attempt before the cursor: what each plugin said of each node. */
export function Scheduling({ pod, cursor }: { pod: PodKey; cursor: SimTime }) {
  const decision = useDecisions(pod).findLast(({ at }) => at <= cursor)
  if (!decision) return null
  const { attempt, node, message, preempts, at } = decision
  return (
    <details className="more">
      <summary>
        {t('inspector.scheduling')} <span className="sub">{node ?? t('inspector.scheduling.none')}</span>
      </summary>
      <p className="note">{node === null ? message : t('inspector.scheduling.chosen', { node, attempt, time: formatTime(at) })}</p>
      <Rejections decision={decision} />
      {decision.scores.length > 0 ? <Scores decision={decision} /> : null}
      {preempts ? (
        <p className="note">
          {t('inspector.scheduling.preempts', {
            node: preempts.node,
            pods: preempts.pods.map((key) => key.slice(key.indexOf('/') + 1)).join(', '),
          })}
        </p>
      ) : null}
    </details>
  )
}

/** The nodes that were filtered out, by whom and why. */
function Rejections({ decision: { rejections } }: { decision: DecisionRecord }) {
  if (rejections.length === 0) return null
  return (
    <table className="sched" aria-label={t('inspector.scheduling.rejected')}>
      <thead>
        <tr>
          <th scope="col">{t('inspector.scheduling.node')}</th>
          <th scope="col">{t('inspector.scheduling.filter')}</th>
          <th scope="col">{t('inspector.scheduling.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {rejections.map(({ plugin, reasons, nodes }) => (
          <tr key={`${plugin}/${nodes.join()}`}>
            <th scope="row">{nodes.join(', ')}</th>
            <td>{plugin}</td>
            <td>{reasons.join('; ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The nodes that were left: a row for each plugin, a column for each node, the sum below. */
function Scores({ decision: { plugins, scores, node } }: { decision: DecisionRecord }) {
  const mark = (name: string): string => (name === node ? 'is-chosen' : '')
  return (
    <div className="sched-scroll">
      <table className="sched" aria-label={t('inspector.scheduling.scores')}>
        <thead>
          <tr>
            <th scope="col">{t('inspector.scheduling.plugin')}</th>
            {scores.map((one) => (
              <th scope="col" key={one.node} className={mark(one.node)}>
                {one.node === node ? t('inspector.scheduling.winner', { node }) : one.node}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plugins.map((plugin, i) => (
            <tr key={plugin}>
              <th scope="row">{plugin}</th>
              {scores.map((one) => (
                <td key={one.node}>{one.parts[i]}</td>
              ))}
            </tr>
          ))}
          <tr className="is-total">
            <th scope="row">{t('inspector.scheduling.total')}</th>
            {scores.map((one) => (
              <td key={one.node} className={mark(one.node)}>
                {one.total}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

import type { Pod } from '../../kube/types.ts'
import { t } from '../../messages/index.ts'
import { Glyph } from '../icons/Icon.tsx'

const ORDER = ['PodScheduled', 'PodReadyToStartContainers', 'Initialized', 'ContainersReady', 'Ready']
const rank = (type: string): number => (ORDER.includes(type) ? ORDER.indexOf(type) : ORDER.length)
const GLYPHS = { True: 'true', False: 'false' } as const

/** The Pod's conditions; those that are not True say so. */
export const Conditions = ({ pod }: { pod: Pod }) => (
  <ul className="conds" aria-label={t('app.conditions')}>
    {[...(pod.status.conditions ?? [])]
      .sort((a, b) => rank(a.type) - rank(b.type))
      .map(({ type, status, reason, message }) => (
        <li key={type} className={status === 'True' ? '' : 'is-false'} title={[reason, message].filter(Boolean).join(': ')}>
          <Glyph name={GLYPHS[status as 'True'] ?? 'unknown'} tone="calm" />
          {type} <span className={status === 'True' ? 'hidden' : ''}>{status}</span>
        </li>
      ))}
  </ul>
)

import { t } from '../../messages/index.ts'
import { AS_IT_COMES } from '../../timeline/arrangement.ts'
import type { Arrangement } from '../../timeline/arrangement.ts'
import { Icon } from '../icons/Icon.tsx'
import { Menu } from '../menu/Menu.tsx'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { timelineHandle } from './handle.ts'

const arrange = (arrangement: Arrangement): void => useInputs.getState().arrange(arrangement, 'hand')

/** How Pods are grouped, folded and put in order; there where there is something to arrange. */
export function LaneMenu() {
  const arrangement = useInputs((state) => state.arrangement)
  const several = useRun((state) => (state.model?.groups.length ?? 0) > 1)
  if (!several && arrangement.pinned.length === 0 && Object.keys(arrangement.order).length === 0) return null
  const group = (by: 'owner' | 'node') => ({
    kind: 'item' as const,
    id: by,
    label: t(`timeline.by.${by}`),
    checked: arrangement.by === by,
    pick: () => arrange({ ...arrangement, by }),
  })
  const fold = (open: boolean) => ({
    kind: 'item' as const,
    id: open ? 'open' : 'fold',
    label: t(open ? 'timeline.open-all' : 'timeline.fold-all'),
    pick: () => timelineHandle.current?.foldAll(open),
  })
  const entries = [
    group('owner'),
    group('node'),
    { kind: 'line' as const, id: 'line' },
    fold(true),
    fold(false),
    { kind: 'item' as const, id: 'reset', label: t('timeline.reset'), pick: () => arrange({ ...AS_IT_COMES, by: arrangement.by }) },
  ]
  const trigger = (
    <button type="button" className="icon" aria-haspopup="menu" aria-label={t('timeline.lanes')} title={t('timeline.lanes')}>
      <Icon name="lanes" />
    </button>
  )
  return <Menu trigger={trigger} entries={entries} label={t('timeline.lanes')} />
}

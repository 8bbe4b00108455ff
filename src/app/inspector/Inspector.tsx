import { lazy, Suspense } from 'react'
import { t } from '../../messages/index.ts'
import { formatTime } from '../format.ts'
import { useInputs } from '../store/inputs.ts'
import type { InspectorTab } from '../store/inputs.ts'
import { PaneHead } from '../tabs/PaneHead.tsx'
import { Measured } from './Measured.tsx'
import { PodAt } from './PodAt.tsx'
import { Why } from './Why.tsx'
import { useShownPodKey, usePodAtCursor } from './usePod.ts'
import './Inspector.css'

const StatechartTab = lazy(async () => ({ default: (await import('./StatechartTab.tsx')).StatechartTab }))
const PodYaml = lazy(async () => ({ default: (await import('./PodYaml.tsx')).PodYaml }))

/** The Pod at the cursor, and what is known about the selection. */
export function Inspector() {
  const cursor = useInputs((state) => state.cursor)
  const tab = useInputs((state) => state.inspectorTab)
  const podKey = useShownPodKey()
  const pod = usePodAtCursor(podKey)
  const time = formatTime(cursor)
  const tabs: readonly { id: InspectorTab; label: string }[] = [
    { id: 'pod', label: t('app.pod-at', { time }) },
    { id: 'yaml', label: t('app.yaml') },
    { id: 'statechart', label: t('statechart.tab') },
  ]
  return (
    <section className="inspector" aria-label={t('app.inspector')} data-region="inspector">
      <PaneHead
        label={t('app.inspector')}
        tabs={tabs}
        selected={tab}
        controls="inspector-body"
        onSelect={(inspectorTab) => useInputs.getState().set({ inspectorTab })}
        hide={{ pane: 'inspector', icon: 'right', label: t('app.hide-inspector') }}
      />
      <div
        className="inspector-body"
        id="inspector-body"
        role="tabpanel"
        tabIndex={tab === 'yaml' ? 0 : undefined}
        aria-label={tabs.find(({ id }) => id === tab)?.label ?? ''}
      >
        {tab === 'pod' ? (
          <>
            <PodAt pod={pod} />
            <Measured />
            <Why />
          </>
        ) : (
          <Suspense fallback={null}>{tab === 'yaml' ? <PodYaml pod={pod} podKey={podKey} /> : <StatechartTab />}</Suspense>
        )}
      </div>
    </section>
  )
}

import { useEffect } from 'react'
import { t } from '../../messages/index.ts'
import { Console } from '../console/Console.tsx'
import { EditorPane } from '../editor/EditorPane.tsx'
import { Inspector } from '../inspector/Inspector.tsx'
import { useInputs } from '../store/inputs.ts'
import type { PaneTab } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'
import { Tabs } from '../tabs/Tabs.tsx'
import { Center } from './Center.tsx'

const PANES: readonly PaneTab[] = ['editor', 'inspector', 'console']

/** For windows under 1000 px: the timeline, and below it one pane at a time. */
export function StackedLayout() {
  const pane = useInputs((state) => state.pane)
  useEffect(() => {
    const show = (next: PaneTab): void => useInputs.getState().set({ pane: next })
    useUi.getState().set({ panes: { toggle: show, show } })
    return () => useUi.getState().set({ panes: null })
  }, [])
  return (
    <main className="stacked">
      <Center />
      <div className="stacked-pane">
        <div className="pane-head">
          <Tabs
            label={t('app.panes')}
            tabs={PANES.map((id) => ({ id, label: t(`app.pane.${id}`) }))}
            selected={pane}
            controls="stacked-body"
            onSelect={(next) => useInputs.getState().set({ pane: next })}
          />
        </div>
        <div className="stacked-body" id="stacked-body" role="tabpanel" aria-label={t(`app.pane.${pane}`)}>
          {pane === 'editor' ? <EditorPane /> : null}
          {pane === 'inspector' ? <Inspector /> : null}
          <div className={pane === 'console' ? 'pane-fill' : 'hidden'}>
            <Console />
          </div>
        </div>
      </div>
    </main>
  )
}

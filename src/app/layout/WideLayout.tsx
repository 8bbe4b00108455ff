import { useEffect, useState } from 'react'
import { Group, Panel, usePanelRef } from 'react-resizable-panels'
import { Console } from '../console/Console.tsx'
import { EditorPane } from '../editor/EditorPane.tsx'
import { Inspector } from '../inspector/Inspector.tsx'
import type { Selection } from '../../timeline/types.ts'
import type { PaneTab } from '../store/inputs.ts'
import { useInputs } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'
import { Center } from './Center.tsx'
import { Rail } from './Rail.tsx'
import { Separator } from './Separator.tsx'
import { saveSizes, savedSizes } from './sizes.ts'

const RAIL = 36
const HEAD = 34

/** Editor, timeline over console, inspector. Under 1280 px the inspector lies over the timeline, when something is selected. */
export function WideLayout({ overlay }: { overlay: boolean }) {
  const editor = usePanelRef()
  const inspector = usePanelRef()
  const console = usePanelRef()
  const [collapsed, setCollapsed] = useState<Readonly<Record<PaneTab, boolean>>>({ editor: false, inspector: false, console: false })
  const selection = useInputs((state) => state.selection)
  const [asked, setAsked] = useState<{ selection: Selection | null; open: boolean } | null>(null)
  const overlayOpen = asked?.selection === selection ? asked.open : selection !== null

  useEffect(() => {
    const toggle = (pane: PaneTab, show: boolean): void => {
      if (pane === 'inspector' && overlay) return setAsked({ selection, open: show || !overlayOpen })
      const panel = { editor, inspector, console }[pane].current
      if (!panel) return
      if (panel.isCollapsed()) panel.expand()
      else if (!show) panel.collapse()
    }
    useUi.getState().set({ panes: { toggle: (pane) => toggle(pane, false), show: (pane) => toggle(pane, true) } })
    return () => useUi.getState().set({ panes: null })
  }, [overlay, overlayOpen, selection, editor, inspector, console])

  const watch =
    (pane: PaneTab, rail: number) =>
    (size: { inPixels: number }): void => {
      const now = size.inPixels <= rail + 1
      setCollapsed((before) => (before[pane] === now ? before : { ...before, [pane]: now }))
    }
  const group = overlay ? 'narrow' : 'wide'
  return (
    <main className="panes">
      <Group
        key={group}
        id={group}
        orientation="horizontal"
        defaultLayout={savedSizes(group)}
        onLayoutChanged={(layout) => saveSizes(group, layout)}
      >
        <Panel
          id="editor"
          panelRef={editor}
          defaultSize="306px"
          minSize="220px"
          maxSize="50%"
          collapsible
          collapsedSize={`${RAIL}px`}
          groupResizeBehavior="preserve-pixel-size"
          onResize={watch('editor', RAIL)}
        >
          <div className={collapsed.editor ? 'is-away' : 'pane-fill'}>
            <EditorPane />
          </div>
          {collapsed.editor ? <Rail pane="editor" /> : null}
        </Panel>
        <Separator id="editor-separator" label="app.resize.editor" pane={editor} grows="ArrowRight" shrinks="ArrowLeft" />
        <Panel id="center" minSize="480px">
          <Group
            id="center-group"
            orientation="vertical"
            defaultLayout={savedSizes('center')}
            onLayoutChanged={(layout) => saveSizes('center', layout)}
          >
            <Panel id="timeline" minSize="240px">
              <Center />
            </Panel>
            <Separator id="console-separator" label="app.resize.console" pane={console} grows="ArrowUp" shrinks="ArrowDown" />
            <Panel
              id="console"
              panelRef={console}
              defaultSize="148px"
              minSize="90px"
              maxSize="60%"
              collapsible
              collapsedSize={`${HEAD}px`}
              groupResizeBehavior="preserve-pixel-size"
              onResize={watch('console', HEAD)}
            >
              <div className={collapsed.console ? 'is-away' : 'pane-fill'}>
                <Console />
              </div>
              {collapsed.console ? <Rail pane="console" /> : null}
            </Panel>
          </Group>
        </Panel>
        {overlay ? null : (
          <Separator id="inspector-separator" label="app.resize.inspector" pane={inspector} grows="ArrowLeft" shrinks="ArrowRight" />
        )}
        {overlay ? null : (
          <Panel
            id="inspector"
            panelRef={inspector}
            defaultSize="336px"
            minSize="280px"
            maxSize="45%"
            collapsible
            collapsedSize={`${RAIL}px`}
            groupResizeBehavior="preserve-pixel-size"
            onResize={watch('inspector', RAIL)}
          >
            {collapsed.inspector ? <Rail pane="inspector" /> : <Inspector />}
          </Panel>
        )}
      </Group>
      {overlay && overlayOpen ? (
        <div className="inspector-overlay">
          <Inspector />
        </div>
      ) : null}
    </main>
  )
}

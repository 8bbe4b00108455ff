import { useEffect, useState } from 'react'
import { Group, Panel, usePanelRef } from 'react-resizable-panels'
import { Console } from '../console/Console.tsx'
import { EditorPane } from '../editor/EditorPane.tsx'
import { Inspector } from '../inspector/Inspector.tsx'
import type { Selection } from '../../timeline/types.ts'
import { useInputs } from '../store/inputs.ts'
import type { PaneTab } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'
import { Center } from './Center.tsx'
import { CollapsiblePanel } from './CollapsiblePanel.tsx'
import { Separator } from './Separator.tsx'
import { saveSizes, savedSizes } from './sizes.ts'

/** What stays of a collapsed pane, in pixels: beside the timeline, and below it. */
const RAIL = 36
const HEAD = 34

/** Editor, timeline over console, inspector. Under 1280 px the inspector lies over the timeline, when something is selected. */
export function WideLayout({ overlay }: { overlay: boolean }) {
  const editor = usePanelRef()
  const inspector = usePanelRef()
  const console = usePanelRef()
  const selection = useInputs((state) => state.selection)
  const [asked, setAsked] = useState<{ selection: Selection | null; open: boolean } | null>(null)
  const overlayOpen = asked?.selection === selection ? asked.open : selection !== null

  useEffect(() => {
    const panels = { editor, inspector, console }
    const isOver = (pane: PaneTab): boolean => pane === 'inspector' && overlay
    const show = (pane: PaneTab): void => {
      if (isOver(pane)) setAsked({ selection, open: true })
      else panels[pane].current?.expand()
    }
    const toggle = (pane: PaneTab): void => {
      const panel = panels[pane].current
      if (isOver(pane)) setAsked({ selection, open: !overlayOpen })
      else if (panel?.isCollapsed()) panel.expand()
      else panel?.collapse()
    }
    useUi.getState().set({ panes: { toggle, show } })
    return () => useUi.getState().set({ panes: null })
  }, [overlay, overlayOpen, selection, editor, inspector, console])

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
        <CollapsiblePanel
          pane="editor"
          panel={editor}
          size={{ first: '306px', least: '220px', most: '50%' }}
          rail={RAIL}
          whileCollapsed="kept"
        >
          <EditorPane />
        </CollapsiblePanel>
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
            <CollapsiblePanel
              pane="console"
              panel={console}
              size={{ first: '148px', least: '90px', most: '60%' }}
              rail={HEAD}
              whileCollapsed="kept"
            >
              <Console />
            </CollapsiblePanel>
          </Group>
        </Panel>
        {overlay ? null : (
          <>
            <Separator id="inspector-separator" label="app.resize.inspector" pane={inspector} grows="ArrowLeft" shrinks="ArrowRight" />
            <CollapsiblePanel
              pane="inspector"
              panel={inspector}
              size={{ first: '336px', least: '280px', most: '45%' }}
              rail={RAIL}
              whileCollapsed="gone"
            >
              <Inspector />
            </CollapsiblePanel>
          </>
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

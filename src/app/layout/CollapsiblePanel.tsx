import { useState } from 'react'
import type { ReactNode } from 'react'
import { Panel } from 'react-resizable-panels'
import type { usePanelRef } from 'react-resizable-panels'
import type { PaneTab } from '../store/inputs.ts'
import { Rail } from './Rail.tsx'

interface Props {
  readonly pane: PaneTab
  readonly panel: ReturnType<typeof usePanelRef>
  /** How large it is at first, at least and at most, as CSS has it. */
  readonly size: { readonly first: string; readonly least: string; readonly most: string }
  /** How much of it stays while it is collapsed, in pixels. */
  readonly rail: number
  /** Whether what is in it stays on the page meanwhile, out of sight. */
  readonly whileCollapsed: 'kept' | 'gone'
  readonly children: ReactNode
}

/** A pane that can be collapsed to a rail, and keeps its size while the window has another one. */
export function CollapsiblePanel({ pane, panel, size, rail, whileCollapsed, children }: Props) {
  const [isCollapsed, setCollapsed] = useState(false)
  const inIt =
    whileCollapsed === 'kept' ? <div className={isCollapsed ? 'is-away' : 'pane-fill'}>{children}</div> : !isCollapsed && children
  return (
    <Panel
      id={pane}
      panelRef={panel}
      defaultSize={size.first}
      minSize={size.least}
      maxSize={size.most}
      collapsible
      collapsedSize={`${rail}px`}
      groupResizeBehavior="preserve-pixel-size"
      onResize={({ inPixels }) => setCollapsed(inPixels <= rail + 1)}
    >
      {inIt}
      {isCollapsed ? <Rail pane={pane} /> : null}
    </Panel>
  )
}

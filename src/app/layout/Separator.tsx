import type { KeyboardEvent, RefObject } from 'react'
import { Separator as PanelSeparator } from 'react-resizable-panels'
import type { PanelImperativeHandle } from 'react-resizable-panels'
import { t } from '../../messages/index.ts'
import type { MessageKey } from '../../messages/index.ts'
import { nextRegion } from '../keys/regions.ts'

/** What an arrow key moves a separator by, in pixels. */
const STEP = 16

interface Props {
  readonly label: MessageKey
  readonly id: string
  /** The pane that the separator belongs to, and the keys that make it larger and smaller. */
  readonly pane: RefObject<PanelImperativeHandle | null>
  readonly grows: 'ArrowRight' | 'ArrowLeft' | 'ArrowUp'
  readonly shrinks: 'ArrowRight' | 'ArrowLeft' | 'ArrowDown'
}

/** The line between two panes: drag, arrow keys, Enter to collapse and bring back, double click for the size it had at first. */
export function Separator({ label, id, pane, grows, shrinks }: Props) {
  /** Before the library, whose steps are shares of the window and whose Enter is about the pane before the line. */
  const press = (event: KeyboardEvent): void => {
    const panel = pane.current
    if (event.key === 'F6') nextRegion(event.shiftKey)
    else if (!panel) return
    else if (event.key === grows) panel.resize(panel.getSize().inPixels + STEP)
    else if (event.key === shrinks) panel.resize(panel.getSize().inPixels - STEP)
    else if (event.key === 'Enter' && panel.isCollapsed()) panel.expand()
    else if (event.key === 'Enter') panel.collapse()
    else return
    event.preventDefault()
  }
  return <PanelSeparator className="separator" id={id} aria-label={t(label)} onKeyDownCapture={press} />
}

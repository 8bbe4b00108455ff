import type { IconName } from '../icons/Icon.tsx'
import type { PaneTab } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import { Tabs } from './Tabs.tsx'
import type { TabsProps } from './Tabs.tsx'

interface Props<Id extends string> extends TabsProps<Id> {
  /** What takes the pane away, and shows where it goes. */
  readonly hide: { readonly pane: PaneTab; readonly icon: IconName; readonly label: string }
}

/** The head of a pane: its tabs, and the way to hide it. */
export const PaneHead = <Id extends string>({ hide: { pane, icon, label }, ...tabs }: Props<Id>) => (
  <div className="pane-head">
    <Tabs {...tabs} />
    <span className="spacer" />
    <IconButton icon={icon} label={label} onClick={() => useUi.getState().panes?.toggle(pane)} />
  </div>
)

import { Separator as PanelSeparator } from 'react-resizable-panels'
import { t } from '../../messages/index.ts'
import type { MessageKey } from '../../messages/index.ts'

/** The line between two panes: drag, arrow keys, double click for the size it had at first. */
export const Separator = ({ label, id }: { label: MessageKey; id: string }) => (
  <PanelSeparator className="separator" id={id} aria-label={t(label)} />
)

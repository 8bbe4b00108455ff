import { t } from '../../messages/index.ts'
import type { MessageKey } from '../../messages/index.ts'
import type { IconName } from '../icons/Icon.tsx'
import type { PaneTab } from '../store/inputs.ts'
import { findingsOf } from '../store/findings.ts'
import { useRun } from '../store/run.ts'
import { useUi } from '../store/ui.ts'
import { IconButton } from '../topbar/IconButton.tsx'

const SHOW: Readonly<Record<PaneTab, { icon: IconName; label: MessageKey }>> = {
  editor: { icon: 'left', label: 'app.show-editor' },
  inspector: { icon: 'right', label: 'app.show-inspector' },
  console: { icon: 'dock', label: 'app.show-console' },
}

/** What is left of a collapsed pane: the way back, and for the editor how many findings it has. */
export function Rail({ pane }: { pane: PaneTab }) {
  const findings = useRun((state) => findingsOf(state).length)
  const { icon, label } = SHOW[pane]
  return (
    <div className={`rail rail-${pane}`} data-region={pane}>
      <IconButton icon={icon} label={t(label)} onClick={() => useUi.getState().panes?.show(pane)} />
      {pane === 'editor' && findings > 0 ? (
        <span className="rail-count" title={t('editor.findings', { findings })}>
          {findings}
        </span>
      ) : null}
    </div>
  )
}

import { t } from '../../messages/index.ts'
import { nextTheme } from '../actions.ts'
import { Icon } from '../icons/Icon.tsx'
import { togglePresenting } from '../present/mode.ts'
import { useInputs } from '../store/inputs.ts'
import { useRedoText, useUndoText } from '../store/steps.ts'
import { useUi } from '../store/ui.ts'
import { Brand } from './Brand.tsx'
import { IconButton } from './IconButton.tsx'
import { PresetPicker } from './PresetPicker.tsx'
import { SourcePicker } from './SourcePicker.tsx'
import './TopBar.css'

/** Brand, world, search, undo and what concerns the whole page. */
export function TopBar() {
  const canUndo = useInputs((state) => state.history.past.length > 0)
  const canRedo = useInputs((state) => state.history.future.length > 0)
  const theme = useInputs((state) => state.theme)
  const undo = useInputs((state) => state.undo)
  const redo = useInputs((state) => state.redo)
  const open = useUi((state) => state.set)
  return (
    <header className="topbar" data-region="topbar">
      <div className="brand">
        <Brand />
        <h1>{t('app.name')}</h1>
      </div>
      <PresetPicker />
      <SourcePicker />
      <button type="button" className="palette-open" onClick={() => open({ dialog: 'palette' })} aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span>{t('app.find')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span className="spacer" />
      <IconButton icon="undo" label={useUndoText()} disabled={!canUndo} onClick={undo} />
      <IconButton icon="redo" label={useRedoText()} disabled={!canRedo} onClick={redo} />
      <span className="rule" />
      <span className="release" title={t('app.release.about')}>
        {t('app.release')}
      </span>
      <IconButton icon="theme" label={t(`app.theme.${theme}`)} onClick={nextTheme} />
      <IconButton icon="help" label={t('app.help')} onClick={() => open({ dialog: 'help' })} />
      <span className="rule" />
      <button
        type="button"
        className="button"
        aria-label={t('app.present')}
        aria-keyshortcuts="Control+Shift+Enter"
        onClick={togglePresenting}
      >
        <Icon name="present" />
        <span>{t('app.present')}</span>
      </button>
      <button type="button" className="button button-main" aria-label={t('app.share')} onClick={() => open({ dialog: 'share' })}>
        <Icon name="share" />
        <span>{t('app.share')}</span>
      </button>
    </header>
  )
}

import { t } from '../../messages/index.ts'
import { nextTheme } from '../actions.ts'
import { COMMANDS } from '../commands.ts'
import { Menu } from '../menu/Menu.tsx'
import { PRESET_IDS } from '../../scenarios/index.ts'
import { closeRecording } from '../store/compare.ts'
import { SOURCES, useCompare } from '../store/compared.ts'
import { useInputs } from '../store/inputs.ts'
import { chooseSource } from '../store/recall.ts'
import { useRedoText, useUndoText } from '../store/steps.ts'
import { useUi } from '../store/ui.ts'
import { Brand } from './Brand.tsx'
import { IconButton } from './IconButton.tsx'
import './TopBar.css'

const IN_MENU: ReadonlySet<string> = new Set(['editor', 'inspector', 'console', 'table', 'present', 'undo', 'redo', 'help'])

/** The table is a page: nothing hides it again but leaving. */
function showTable(): void {
  useInputs.getState().set({ consoleTab: 'table' })
  useUi.getState().panes?.show('console')
}

/** The phone's top bar: the world's name, theme, and a menu with the pages and what else has no place. */
export function PhoneBar() {
  const preset = useInputs((state) => state.preset)
  const theme = useInputs((state) => state.theme)
  const undo = useUndoText()
  const redo = useRedoText()
  const pages = COMMANDS.filter(({ id }) => IN_MENU.has(id)).map(({ id, run }) => ({
    kind: 'item' as const,
    id,
    label: id === 'undo' ? undo : id === 'redo' ? redo : t(`app.command.${id}`),
    pick: id === 'table' ? showTable : run,
  }))
  const find = { kind: 'item' as const, id: 'find', label: t('app.find'), pick: () => useUi.getState().set({ dialog: 'palette' }) }
  const recorded = useCompare((state) => state.recording !== null)
  const source = useCompare((state) => state.source)
  const sources = SOURCES.map((id) => ({
    kind: 'item' as const,
    id,
    label: t(`share.source.${id}`),
    checked: id === source,
    pick: () => chooseSource(id),
  }))
  const close = { kind: 'item' as const, id: 'close', label: t('share.source.close'), pick: closeRecording }
  const recording = { kind: 'group' as const, id: 'sources', label: t('share.source'), entries: [...sources, close] }
  const presets = PRESET_IDS.map((id) => ({
    kind: 'item' as const,
    id,
    label: t(`presets.${id}.title`),
    checked: id === preset,
    pick: () => useInputs.getState().openPreset(id),
  }))
  return (
    <header className="topbar" data-region="topbar">
      <Brand />
      <h1 className="phone-title">{preset === null ? t('app.preset.own') : t(`presets.${preset}.title`)}</h1>
      <IconButton icon="share" label={t('app.share')} onClick={() => useUi.getState().set({ dialog: 'share' })} />
      <IconButton icon="theme" label={t(`app.theme.${theme}`)} onClick={nextTheme} />
      <Menu
        trigger={<IconButton icon="menu" label={t('app.menu')} aria-haspopup="menu" />}
        entries={[
          find,
          ...pages,
          { kind: 'line', id: 'line' },
          ...(recorded ? [recording] : []),
          { kind: 'group', id: 'presets', label: t('app.preset'), entries: presets },
        ]}
        label={t('app.menu')}
        align="end"
      />
    </header>
  )
}

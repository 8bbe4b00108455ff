import { t } from '../../messages/index.ts'
import './TerminalKeys.css'

/** The keys that a terminal needs and a keyboard on glass lacks, and what they send. */
const KEYS = [
  { key: 'tab', data: '\t' },
  { key: 'up', data: '\x1b[A' },
  { key: 'down', data: '\x1b[B' },
  { key: 'left', data: '\x1b[D' },
  { key: 'right', data: '\x1b[C' },
  { key: 'interrupt', data: '\x03' },
] as const

/** A row of keys under the terminal. */
export function TerminalKeys({ onPress }: { readonly onPress: (data: string) => void }) {
  return (
    <fieldset className="terminal-keys" aria-label={t('terminal.keys')}>
      {KEYS.map(({ key, data }) => (
        <button
          type="button"
          key={key}
          aria-label={t(`terminal.key.${key}.label`)}
          // The terminal keeps the focus, and the keyboard stays.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPress(data)}
        >
          {t(`terminal.key.${key}`)}
        </button>
      ))}
    </fieldset>
  )
}

import { Popover } from 'radix-ui'
import { formatTime } from '../../base/clock-text.ts'
import { t } from '../../messages/index.ts'
import { Icon } from '../icons/Icon.tsx'
import { useInputs } from '../store/inputs.ts'
import type { OpenTerminal } from '../terminal/open.ts'

interface Props {
  readonly terminal: () => OpenTerminal | null
}

/** What pointing at the terminal tells, for those who do not point: what the columns mean, and the way back to a command's moment. */
export function TerminalGuide({ terminal }: Props) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className="icon" aria-label={t('terminal.guide')} title={t('terminal.guide')}>
          <Icon name="help" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="terminal-guide" side="top" align="end" aria-label={t('terminal.guide')}>
          <Columns terminal={terminal} />
          <Commands terminal={terminal} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** Asked for when it is opened: by then there is more to tell. */
function Columns({ terminal }: Props) {
  const columns = terminal()?.columns() ?? []
  return (
    <section>
      <h3>{t('terminal.guide.columns')}</h3>
      {columns.length === 0 ? <p>{t('terminal.guide.no-columns')}</p> : null}
      <dl>
        {columns.map(({ name, about }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Commands({ terminal }: Props) {
  const commands = terminal()?.commands() ?? []
  return (
    <section>
      <h3>{t('terminal.guide.commands')}</h3>
      {commands.length === 0 ? <p>{t('terminal.guide.no-commands')}</p> : null}
      <ol>
        {commands.map(({ nth, line, at }) => (
          <li key={nth}>
            <Popover.Close asChild>
              <button type="button" onClick={() => useInputs.getState().moveCursor(at)}>
                <span>{formatTime(at, 1)}</span> {line}
              </button>
            </Popover.Close>
          </li>
        ))}
      </ol>
    </section>
  )
}

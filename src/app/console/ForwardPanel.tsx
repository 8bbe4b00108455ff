import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { formatTime } from '../../base/clock-text.ts'
import type { SimTime } from '../../base/time.ts'
import { t } from '../../messages/index.ts'
import { useInputs } from '../store/inputs.ts'
import { simulator } from '../store/session.ts'
import { useUi } from '../store/ui.ts'
import type { Forward } from '../terminal/protocol.ts'
import { requestLine, responseIn } from '../terminal/request.ts'
import type { Response } from '../terminal/request.ts'
import { settled } from '../terminal/settled.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import './ForwardPanel.css'

/** Of the body; what is longer scrolls. */
const MOST_ROWS = 8

const nameOf = ({ port, pod, to }: Forward): string => t('terminal.forward.leads', { port, pod, to })

interface Told {
  readonly at: SimTime
  readonly response: Response
}

/** Asks what `kubectl port-forward` leads to, at the cursor's moment, and shows what it answers; nothing while no port is forwarded. */
export function ForwardPanel({ onEnd }: { readonly onEnd: () => void }) {
  const forwards = useUi((state) => state.forwards)
  const [chosen, setChosen] = useState(0)
  const [path, setPath] = useState('/')
  const [told, setTold] = useState<Told | null>(null)
  const forward = forwards[chosen] ?? forwards.at(-1)
  if (!forward) return null

  const send = async (): Promise<void> => {
    const at = useInputs.getState().cursor
    const fixed = await settled()
    const answer = await simulator.ask('typed', { ...requestLine(forward, path, at), fixed })
    const response = answer ? responseIn(answer) : { kind: 'failure' as const, text: t('terminal.no-run') }
    setTold({ at, response })
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    void send()
  }
  return (
    <section className="forward" aria-label={t('terminal.forward')}>
      <form onSubmit={submit}>
        {forwards.length > 1 ? (
          <select
            aria-label={t('terminal.forward.port')}
            value={forwards.indexOf(forward)}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {forwards.map((one, index) => (
              <option key={`${one.port}/${one.namespace}/${one.pod}`} value={index}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        ) : (
          <span className="mono">{nameOf(forward)}</span>
        )}
        <input
          className="mono"
          aria-label={t('terminal.forward.path')}
          value={path}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          onChange={(event) => setPath(event.target.value)}
        />
        <button type="submit" className="button">
          {t('terminal.forward.send')}
        </button>
        <IconButton icon="close" label={t('terminal.forward.end')} onClick={onEnd} />
      </form>
      <div aria-live="polite">{told ? <Answer {...told} /> : null}</div>
    </section>
  )
}

function Answer({ at, response }: Told) {
  const time = <time>{formatTime(at, 1)}</time>
  if (response.kind === 'failure') {
    return (
      <div className="forward-answer">
        {time}
        <pre className="forward-failure">{response.text}</pre>
      </div>
    )
  }
  const { status, headers, body } = response
  return (
    <div className="forward-answer">
      {time}
      <pre>
        <strong>{status}</strong>
        {headers.map((header) => `\n${header}`).join('')}
      </pre>
      {body === '' ? (
        <p>{t('terminal.forward.empty')}</p>
      ) : (
        <textarea aria-label={t('terminal.forward.body')} readOnly rows={Math.min(MOST_ROWS, body.split('\n').length)} value={body} />
      )}
    </div>
  )
}

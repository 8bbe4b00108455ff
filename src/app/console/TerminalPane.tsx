import { useEffect, useRef, useState } from 'react'
import { t } from '../../messages/index.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import { openTerminal } from '../terminal/open.ts'
import type { OpenTerminal } from '../terminal/open.ts'
import './Terminal.css'

/** The terminal. It is made once, when it is first shown, and keeps what it shows while other tabs are looked at. */
export function TerminalPane({ shown }: { shown: boolean }) {
  const host = useRef<HTMLDivElement>(null)
  const terminal = useRef<OpenTerminal | null>(null)
  const [loaded, setLoaded] = useState(false)
  const [wanted, setWanted] = useState(shown)
  if (shown && !wanted) setWanted(true)

  useEffect(() => {
    if (!wanted || !host.current) return
    let left = false
    const open = async (element: HTMLElement): Promise<void> => {
      const opened = await openTerminal(element)
      if (left) return opened.dispose()
      terminal.current = opened
      setLoaded(true)
    }
    void open(host.current)
    return () => {
      left = true
      terminal.current?.dispose()
      terminal.current = null
    }
  }, [wanted])

  const copy = (): void => void navigator.clipboard.writeText(terminal.current?.text() ?? '')
  const clear = (): void => terminal.current?.clear()
  return (
    <div className={shown ? 'terminal' : 'hidden'}>
      {loaded ? null : <p className="console-note">{t('terminal.loading')}</p>}
      <div className="terminal-host" ref={host} />
      <div className="terminal-tools">
        <IconButton icon="copy" label={t('terminal.copy')} onClick={copy} />
        <IconButton icon="clear" label={t('terminal.clear')} onClick={clear} />
      </div>
    </div>
  )
}

import { useEffect, useRef, useState } from 'react'
import { t } from '../../messages/index.ts'
import { PHONE, useMedia } from '../layout/useMedia.ts'
import { useUi } from '../store/ui.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import { showTerminal } from '../terminal/open.ts'
import type { OpenTerminal } from '../terminal/open.ts'
import { ForwardPanel } from './ForwardPanel.tsx'
import { TerminalGuide } from './TerminalGuide.tsx'
import { TerminalKeys } from './TerminalKeys.tsx'
import { useKeyboardHeight } from './useKeyboardHeight.ts'
import './Terminal.css'

/** The terminal. It is loaded when it is first shown, and keeps what it shows while something else is: then Tab goes past it. */
export function TerminalPane({ shown }: { shown: boolean }) {
  const host = useRef<HTMLDivElement>(null)
  const terminal = useRef<OpenTerminal | null>(null)
  const [loaded, setLoaded] = useState(false)
  const phone = useMedia(PHONE)
  const keyboard = useKeyboardHeight()
  const asked = useUi((state) => state.terminalAsked)

  useEffect(() => {
    if (!shown || !host.current) return
    let left = false
    const show = async (element: HTMLElement): Promise<void> => {
      terminal.current = await showTerminal(element)
      if (!left) setLoaded(true)
    }
    void show(host.current)
    return () => {
      left = true
    }
  }, [shown])

  useEffect(() => {
    if (!loaded || !shown || !asked) return
    terminal.current?.focus()
    useUi.getState().set({ terminalAsked: false })
  }, [asked, loaded, shown])

  const copy = (): void => void navigator.clipboard.writeText(terminal.current?.text() ?? '')
  const clear = (): void => terminal.current?.clear()
  const endForwards = (): void => {
    terminal.current?.endForwards()
    terminal.current?.focus()
  }
  return (
    <div className={shown ? 'terminal' : 'hidden'} inert={!shown} style={{ paddingBottom: keyboard }}>
      <div className="terminal-view">
        {loaded ? null : <p className="console-note">{t('terminal.loading')}</p>}
        <div className="terminal-host" ref={host} />
        <div className="terminal-tools">
          <TerminalGuide terminal={() => terminal.current} />
          <IconButton icon="copy" label={t('terminal.copy')} onClick={copy} />
          <IconButton icon="clear" label={t('terminal.clear')} onClick={clear} />
        </div>
      </div>
      <ForwardPanel onEnd={endForwards} />
      {phone ? <TerminalKeys onPress={(data) => terminal.current?.press(data)} /> : null}
    </div>
  )
}

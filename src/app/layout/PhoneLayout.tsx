import { useCallback, useEffect, useRef, useState } from 'react'
import { t } from '../../messages/index.ts'
import { Console } from '../console/Console.tsx'
import { EditorPane } from '../editor/EditorPane.tsx'
import { Inspector } from '../inspector/Inspector.tsx'
import { PhoneStatus } from '../inspector/PhoneStatus.tsx'
import type { PaneTab } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'
import { TimelineHost } from '../timeline/TimelineHost.tsx'
import { PhoneSheet } from './PhoneSheet.tsx'
import { useBack } from './useBack.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import { PhoneBar } from '../topbar/PhoneBar.tsx'
import { OverviewHost } from '../transport/OverviewHost.tsx'
import { Clock, SpeedPicker, TransportKeys } from '../transport/Transport.tsx'
import './Phone.css'
import './ShortPhone.css'

/** Read and scrub: status, lanes, what the selection is about, transport at the thumb; the rest on pages of its own. */
export function PhoneLayout() {
  const [page, setPage] = useState<PaneTab | null>(null)
  useEffect(() => {
    useUi.getState().set({ panes: { toggle: setPage, show: setPage } })
    return () => useUi.getState().set({ panes: null })
  }, [])
  const close = useCallback(() => setPage(null), [])
  useBack(page !== null, close)
  const head = useRef<HTMLDivElement>(null)
  // What lies below a page is out of reach: the keyboard goes on in the page, and back to the menu.
  useEffect(() => {
    const below = document.querySelector<HTMLElement>('.phone .topbar [aria-haspopup=menu]')
    if (page === null) return
    head.current?.querySelector('button')?.focus()
    return () => below?.focus()
  }, [page])
  return (
    <div className="phone">
      <div className="phone-bar" inert={page !== null}>
        <PhoneBar />
      </div>
      <main>
        <div className="phone-main" inert={page !== null}>
          <PhoneStatus />
          <TimelineHost namesAbove />
          <PhoneSheet />
          <div className="phone-transport" role="toolbar" aria-label={t('app.transport')} data-region="transport">
            <OverviewHost />
            <div className="phone-keys">
              <Clock />
              <TransportKeys />
              <SpeedPicker />
            </div>
          </div>
        </div>
        <div className={page ? 'phone-page' : 'hidden'}>
          <div className="pane-head" ref={head}>
            {page ? <h2>{t(`app.pane.${page}`)}</h2> : null}
            <span className="spacer" />
            {page ? <IconButton icon="close" label={t('app.close')} onClick={close} /> : null}
          </div>
          {page === 'editor' ? <EditorPane /> : null}
          {page === 'inspector' ? <Inspector /> : null}
          <div className={page === 'console' ? 'pane-fill' : 'hidden'}>
            <Console />
          </div>
        </div>
      </main>
    </div>
  )
}

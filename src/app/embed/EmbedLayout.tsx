import { useEffect, useRef } from 'react'
import { t } from '../../messages/index.ts'
import { PHONE, useMedia } from '../layout/useMedia.ts'
import { TimelineHost } from '../timeline/TimelineHost.tsx'
import { OverviewHost } from '../transport/OverviewHost.tsx'
import { Clock, SpeedPicker, TransportKeys } from '../transport/Transport.tsx'
import { talkToHost, tellHeight } from './messages.ts'
import '../transport/Transport.css'
import './Embed.css'

/** A part of another page: the timeline, with all lanes where the page gives it the height for them, names above them where it is narrow, what plays it, and the way to the whole. */
export function EmbedLayout() {
  const main = useRef<HTMLElement>(null)
  const isTall = useMedia('(min-height: 720px)')
  const isNarrow = useMedia(PHONE)
  useEffect(talkToHost, [])
  useEffect(() => {
    const element = main.current
    if (!element) return
    let told = 0
    const tell = (lanes: HTMLElement): void => {
      const body = element.querySelector('.tl-body')
      const height = Math.ceil(element.clientHeight - (body?.clientHeight ?? 0) + Number.parseFloat(lanes.style.height))
      if (Number.isFinite(height) && height !== told) tellHeight((told = height))
    }
    const drawn = new MutationObserver(([change]) => {
      if (change?.target instanceof HTMLElement) tell(change.target)
    })
    const found = new MutationObserver(() => {
      const lanes = element.querySelector<HTMLElement>('.tl-plot')
      if (!lanes) return
      found.disconnect()
      drawn.observe(lanes, { attributeFilter: ['style'] })
      tell(lanes)
    })
    found.observe(element, { childList: true, subtree: true })
    return () => {
      drawn.disconnect()
      found.disconnect()
    }
  }, [])
  return (
    <main className="embed" ref={main}>
      <TimelineHost brief={!isTall} namesAbove={isNarrow} />
      <div className="transport" role="toolbar" aria-label={t('app.transport')} data-region="transport">
        <TransportKeys />
        <Clock />
        <OverviewHost />
        <SpeedPicker />
        <OpenLink />
      </div>
    </main>
  )
}

/** Leads to the same world in the whole app; the address is made when it is needed, as it holds all of the world. */
function OpenLink() {
  const refresh = async ({ currentTarget }: { currentTarget: HTMLAnchorElement }): Promise<void> => {
    const { linkNow } = await import('../share/state.ts')
    currentTarget.href = linkNow()
  }
  const soon = (event: { currentTarget: HTMLAnchorElement }): void => void refresh({ currentTarget: event.currentTarget })
  return (
    <a className="embed-open" href="./" target="_blank" rel="noreferrer" onPointerEnter={soon} onFocus={soon}>
      {t('present.embed.open')}
    </a>
  )
}

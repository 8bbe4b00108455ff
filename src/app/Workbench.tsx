import { useEffect } from 'react'
import '../messages/all.ts'
import { EmbedLayout } from './embed/EmbedLayout.tsx'
import { isEmbedded } from './embed/embedded.ts'
import { FaultMenu } from './inject/FaultMenu.tsx'
import { useShortcuts } from './keys/useShortcuts.ts'
import { PhoneLayout } from './layout/PhoneLayout.tsx'
import { StackedLayout } from './layout/StackedLayout.tsx'
import { useMedia } from './layout/useMedia.ts'
import { WideLayout } from './layout/WideLayout.tsx'
import { preparePrinting } from './print/print.ts'
import { PresentLayout } from './present/PresentLayout.tsx'
import { useUi } from './store/ui.ts'
import { showStateInTab } from './live/favicon.ts'
import { LiveRegion } from './live/LiveRegion.tsx'

/** All that works, in one of three layouts by the window's width, for a room, or as a part of another page. It comes after the first paint. */
export function Workbench({ phone }: { phone: boolean }) {
  useShortcuts()
  useEffect(preparePrinting, [])
  useEffect(() => (isEmbedded ? undefined : showStateInTab()), [])
  const presenting = useUi((state) => state.presenting)
  const stacked = useMedia('(max-width: 999.98px)')
  const overlay = useMedia('(max-width: 1279.98px)')
  return (
    <>
      {isEmbedded ? (
        <EmbedLayout />
      ) : presenting ? (
        <PresentLayout />
      ) : phone ? (
        <PhoneLayout />
      ) : stacked ? (
        <StackedLayout />
      ) : (
        <WideLayout overlay={overlay} />
      )}
      <LiveRegion />
      <FaultMenu />
    </>
  )
}

import { lazy, Suspense, useSyncExternalStore } from 'react'
import { onLocaleChange, t } from '../messages/index.ts'
import { afterPaint } from './after-paint.ts'
import { FaultMenu } from './inject/FaultMenu.tsx'
import { Symbols } from './icons/Symbols.tsx'
import { useShortcuts } from './keys/useShortcuts.ts'
import { PhoneLayout } from './layout/PhoneLayout.tsx'
import { StackedLayout } from './layout/StackedLayout.tsx'
import { useMedia } from './layout/useMedia.ts'
import { WideLayout } from './layout/WideLayout.tsx'
import { LiveRegion } from './live/LiveRegion.tsx'
import { useUi } from './store/ui.ts'
import { TopBar } from './topbar/TopBar.tsx'
import './layout/Layout.css'

const later = <T,>(load: () => Promise<T>) => async (): Promise<T> => {
  await afterPaint
  return load()
}
const CommandPalette = lazy(later(() => import('./palette/CommandPalette.tsx')))
const HelpSheet = lazy(later(() => import('./help/HelpSheet.tsx')))
const FaultForm = lazy(later(() => import('./inject/FaultForm.tsx')))

/** The page: one of three layouts by the window's width, and what lies over it. */
export function App() {
  useShortcuts()
  const locale = useSyncExternalStore(onLocaleChange, () => document.documentElement.lang)
  const phone = useMedia('(max-width: 640px)')
  const stacked = useMedia('(max-width: 999.98px)')
  const overlay = useMedia('(max-width: 1279.98px)')
  const dialog = useUi((state) => state.dialog)
  const editing = useUi((state) => state.editing !== null)
  return (
    <div key={locale}>
      <Symbols />
      {phone ? <PhoneLayout /> : (
        <div className="app">
          <TopBar />
          {stacked ? <StackedLayout /> : <WideLayout overlay={overlay} />}
        </div>
      )}
      <LiveRegion />
      <FaultMenu />
      <Suspense fallback={<span className="hidden">{t('app.loading')}</span>}>
        {dialog === 'palette' ? <CommandPalette /> : null}
        {dialog === 'help' ? <HelpSheet /> : null}
        {editing ? <FaultForm /> : null}
      </Suspense>
    </div>
  )
}

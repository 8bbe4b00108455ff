import { lazy, Suspense } from 'react'
import { t } from '../messages/index.ts'
import { afterPaint } from './after-paint.ts'
import { isEmbedded } from './embed/embedded.ts'
import { Symbols } from './icons/Symbols.tsx'
import { FirstPaint } from './layout/FirstPaint.tsx'
import { PHONE, useMedia } from './layout/useMedia.ts'
import { Notice } from './share/Notice.tsx'
import { useUi } from './store/ui.ts'
import { TopBar } from './topbar/TopBar.tsx'
import './layout/Layout.css'

const Workbench = lazy(() => afterPaint.then(async () => ({ default: (await import('./Workbench.tsx')).Workbench })))
const CommandPalette = lazy(async () => ({ default: (await import('./palette/CommandPalette.tsx')).CommandPalette }))
const HelpSheet = lazy(async () => ({ default: (await import('./help/HelpSheet.tsx')).HelpSheet }))
const ShareDialog = lazy(async () => ({ default: (await import('./share/ShareDialog.tsx')).ShareDialog }))
const Gallery = lazy(async () => ({ default: (await import('./gallery/Gallery.tsx')).Gallery }))
const EditDialog = lazy(async () => ({ default: (await import('./console/EditDialog.tsx')).EditDialog }))
const FaultForm = lazy(async () => ({ default: (await import('./inject/FaultForm.tsx')).FaultForm }))

/** The page: one of three layouts by the window's width, and what lies over it. */
export function App() {
  const phone = useMedia(PHONE)
  const presenting = useUi((state) => state.presenting)
  const dialog = useUi((state) => state.dialog)
  const editing = useUi((state) => state.editing !== null)
  const objectEdit = useUi((state) => state.objectEdit)
  return (
    <>
      <Symbols />
      <div className="app">
        {phone || presenting || isEmbedded ? null : <TopBar />}
        <Suspense fallback={<FirstPaint />}>
          <Workbench phone={phone} />
        </Suspense>
      </div>
      <Suspense fallback={<span className="hidden">{t('app.loading')}</span>}>
        {dialog === 'palette' ? <CommandPalette /> : null}
        {dialog === 'help' ? <HelpSheet /> : null}
        {dialog === 'share' ? <ShareDialog /> : null}
        {dialog === 'gallery' ? <Gallery /> : null}
        {editing ? <FaultForm /> : null}
        {objectEdit ? <EditDialog key={objectEdit.text} {...objectEdit} /> : null}
      </Suspense>
      <Notice />
    </>
  )
}

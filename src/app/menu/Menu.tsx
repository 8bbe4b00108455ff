import { lazy, Suspense } from 'react'
import type { ComponentProps } from 'react'
import { afterPaint } from '../after-paint.ts'

const RadixMenu = lazy(() => afterPaint.then(async () => ({ default: (await import('./RadixMenu.tsx')).RadixMenu })))

/** A menu behind its button; the button is there at once, what opens it arrives after the first paint. */
export const Menu = (props: ComponentProps<typeof RadixMenu>) => (
  <Suspense fallback={props.trigger}>
    <RadixMenu {...props} />
  </Suspense>
)

import { lazy, Suspense } from 'react'
import type { ComponentProps } from 'react'
import { firstPicture } from '../first-picture.ts'

const RadixMenu = lazy(() => firstPicture.then(async () => ({ default: (await import('./RadixMenu.tsx')).RadixMenu })))

/** A menu behind its button; the button is there at once, what opens it arrives after the first picture. */
export const Menu = (props: ComponentProps<typeof RadixMenu>) => (
  <Suspense fallback={props.trigger}>
    <RadixMenu {...props} />
  </Suspense>
)

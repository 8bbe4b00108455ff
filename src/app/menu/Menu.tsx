import { cloneElement, lazy, Suspense, useState } from 'react'
import type { ComponentProps } from 'react'
import { firstPicture } from '../first-picture.ts'

const RadixMenu = lazy(() => firstPicture.then(async () => ({ default: (await import('./RadixMenu.tsx')).RadixMenu })))

type Props = Omit<ComponentProps<typeof RadixMenu>, 'defaultOpen'>

/** A menu behind its button; the button is there at once, what opens it arrives after the first picture. Who presses it before has it open then. */
export function Menu(props: Props) {
  const [isWanted, setWanted] = useState(false)
  return (
    <Suspense fallback={cloneElement(props.trigger, { onClick: () => setWanted((before) => !before) })}>
      <RadixMenu {...props} defaultOpen={isWanted} />
    </Suspense>
  )
}

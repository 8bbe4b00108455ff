import { useEffect } from 'react'

const CLASS = 'is-laser'

/** While Alt is held the pointer's crosshair is large, for those who sit far away. */
export function useLaser(): void {
  useEffect(() => {
    const { classList } = document.documentElement
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Alt') return
      classList.add(CLASS)
      // The browser's own menu would take the keyboard.
      event.preventDefault()
    }
    const release = (event: KeyboardEvent): void => {
      if (event.key === 'Alt') classList.remove(CLASS)
    }
    const leave = (): void => classList.remove(CLASS)
    const move = ({ clientY }: PointerEvent): void => {
      const top = document.querySelector('.tl-crosshair')?.getBoundingClientRect().top
      if (top !== undefined) document.documentElement.style.setProperty('--pointer-y', `${clientY - top}px`)
    }
    addEventListener('pointermove', move)
    addEventListener('keydown', press)
    addEventListener('keyup', release)
    addEventListener('blur', leave)
    return () => {
      leave()
      removeEventListener('pointermove', move)
      removeEventListener('keydown', press)
      removeEventListener('keyup', release)
      removeEventListener('blur', leave)
    }
  }, [])
}

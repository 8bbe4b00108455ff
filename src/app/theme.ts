import { useSyncExternalStore } from 'react'
import { useInputs } from './store/inputs.ts'

const systemDark = matchMedia('(prefers-color-scheme: dark)')

function onSystemChange(listener: () => void): () => void {
  systemDark.addEventListener('change', listener)
  return () => systemDark.removeEventListener('change', listener)
}

/** The theme that the page shows: the person's choice, or the system's. */
export function useTheme(): 'dark' | 'light' {
  const chosen = useInputs((state) => state.theme)
  const system = useSyncExternalStore(onSystemChange, () => (systemDark.matches ? 'dark' : 'light'))
  return chosen === 'system' ? system : chosen
}

/** Puts the theme on the page's root, where the colours hang on it, before anything draws with it. */
export function startTheme(): void {
  const { dataset } = document.documentElement
  const put = (): void => {
    const { theme } = useInputs.getState()
    const shown = theme === 'system' ? (systemDark.matches ? 'dark' : 'light') : theme
    if (dataset['theme'] !== shown) dataset['theme'] = shown
  }
  put()
  useInputs.subscribe(put)
  onSystemChange(put)
}

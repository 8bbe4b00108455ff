import { useSyncExternalStore } from 'react'

/** Narrow as a phone: one thing at a time. */
export const PHONE = '(max-width: 640px)'

/** A phone on its side: Why? has its place beside the lanes. */
export const BESIDE = `${PHONE} and (max-height: 480px) and (orientation: landscape)`

/** Whether a media query holds, now and after each change. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}

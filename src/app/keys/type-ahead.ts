import { useUi } from '../store/ui.ts'

/**
 * Keys that are typed between the asking for the palette and its field's having the keyboard belong to the field.
 * Answers whether the key was one of them.
 */
export function typeAhead(event: KeyboardEvent): boolean {
  const { dialog, query, set } = useUi.getState()
  const elsewhere = event.target instanceof Element && event.target.closest('[role="dialog"]') === null
  if (dialog !== 'palette' || !elsewhere || event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.key === 'Escape') set({ dialog: null, query: '' })
  else if (event.key === 'Backspace') set({ query: query.slice(0, -1) })
  else if (event.key.length === 1) set({ query: query + event.key })
  return true
}

import { timelineHandle } from '../timeline/handle.ts'

const ORDER = ['topbar', 'editor', 'inject', 'timeline', 'transport', 'console', 'inspector']
const FOCUSABLE =
  'button:not(:disabled):not([tabindex="-1"]), input, [tabindex="0"], .monaco-editor [role="textbox"], .monaco-editor textarea'

/** Moves the keyboard to the next (or former) region of the page; answers whether there was one. */
export function nextRegion(backwards: boolean): boolean {
  const regions = ORDER.flatMap((name) => document.querySelector<HTMLElement>(`[data-region="${name}"]`) ?? [])
  const now = regions.findIndex((region) => region.contains(document.activeElement))
  for (let step = 1; step <= regions.length; step++) {
    const index = (now < 0 ? (backwards ? regions.length : -1) : now) + (backwards ? -step : step)
    const region = regions[(index + regions.length * 2) % regions.length]
    if (region && focusIn(region)) return true
  }
  return false
}

function focusIn(region: HTMLElement): boolean {
  if (region.dataset['region'] === 'timeline' && timelineHandle.current) {
    timelineHandle.current.focus()
    return true
  }
  const code =
    region.dataset['region'] === 'editor'
      ? region.querySelector<HTMLElement>('.monaco-editor .native-edit-context, .monaco-editor textarea')
      : null
  const target = code ?? region.querySelector<HTMLElement>(FOCUSABLE)
  target?.focus()
  return region.contains(document.activeElement)
}

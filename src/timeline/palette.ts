/** The tokens that the canvas uses; each is a custom property of that name on the root element. */
const TOKENS = [
  'plot',
  'panel',
  'raised',
  'line',
  'line-strong',
  'grid',
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'accent-soft',
  'live',
  'live-fill',
  'live-faint',
  'warn',
  'warn-fill',
  'warn-faint',
  'warn-solid',
  'on-warn',
  'fail',
  'fail-fill',
  'fail-faint',
  'on-fail',
  'oom',
  'oom-fill',
  'calm',
  'calm-fill',
  'future',
] as const
export type Token = (typeof TOKENS)[number]

/** The tokens as the canvas needs them: resolved for the theme in force. */
export interface Palette {
  readonly color: Readonly<Record<Token, string>>
  /** Scale of marks, lanes and type. */
  readonly k: number
  /** No text is smaller, in pixels, whatever its scale. */
  readonly least: number
  readonly font: string
  readonly mono: string
  /** Lanes are as high as there is room for. */
  readonly fills: boolean
  /** Fills give way to outlines and patterns. */
  readonly plain: boolean
}

/** What the tokens are where the reader's system chooses all colours. */
const forced = (token: Token): string => {
  if (['plot', 'panel', 'raised', 'on-warn', 'on-fail', 'future'].includes(token)) return 'Canvas'
  // What the eye is not to look at stays faint: GrayText is a loud green in some of the systems' themes.
  if (token === 'grid' || token === 'line') return 'color-mix(in srgb, CanvasText 30%, Canvas)'
  if (token === 'line-strong') return 'GrayText'
  return token === 'accent' ? 'Highlight' : 'CanvasText'
}

/** A font for the canvas; `size` in pixels at `--k` 1. */
export const fontOf = ({ k, least, font, mono }: Palette, size: number, weight = 400, isMono = false): string =>
  `${weight} ${Math.max(size * k, least)}px ${isMono ? mono : font}`

/** Reads the tokens where `host` is in the page. A light-dark() value is only resolved where it is used as a colour. */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement('span')
  probe.hidden = true
  probe.style.setProperty('forced-color-adjust', 'none')
  host.append(probe)
  const style = getComputedStyle(probe)
  const isForced = matchMedia('(forced-colors: active)').matches
  const color = Object.fromEntries(
    TOKENS.map((token) => {
      probe.style.color = isForced ? forced(token) : `var(--${token})`
      return [token, style.color]
    }),
  ) as Record<Token, string>
  const value = (name: string): string => style.getPropertyValue(name).trim()
  const palette: Palette = {
    color,
    k: Number(value('--k')) || 1,
    least: Number.parseFloat(value('--least')) || 0,
    fills: value('--fills') === 'yes',
    font: value('--font') || 'system-ui, sans-serif',
    mono: value('--mono') || 'ui-monospace, monospace',
    plain: isForced || matchMedia('(prefers-contrast: more)').matches,
  }
  probe.remove()
  return palette
}

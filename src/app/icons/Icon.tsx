import type { Glyph as GlyphName, Tone } from '../../lanes/index.ts'

export type IconName =
  | 'down'
  | 'left'
  | 'dock'
  | 'search'
  | 'undo'
  | 'redo'
  | 'theme'
  | 'help'
  | 'more'
  | 'first'
  | 'prev'
  | 'next'
  | 'play'
  | 'pause'
  | 'fit'
  | 'table'
  | 'lanes'
  | 'menu'
  | 'close'
  | 'right'
  | 'share'
  | 'present'
  | 'pin'
  | 'copy'
  | 'clear'

/** An icon of the interface, 16 px; the control around it carries the name. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
    <use href={`#i-${name}`} />
  </svg>
)

/** The glyph of a state, 12 px; `plain` has none. */
export const Glyph = ({ name, tone }: { name: GlyphName; tone: Tone | 'ink' | 'info' }) =>
  name === 'plain' ? null : (
    <svg className={`g g-${tone}`} viewBox="0 0 12 12" aria-hidden="true">
      <use href={`#g-${name}`} />
    </svg>
  )

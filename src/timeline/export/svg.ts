import { hash } from '../../base/hash.ts'
import { formatTime } from '../../base/clock-text.ts'
import { begunBy } from '../../lanes/so-far.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { DEFAULTS } from '../defaults.ts'
import { Labels } from '../labels.ts'
import { layoutOf } from '../layout.ts'
import type { Paint } from '../paint/paint.ts'
import type { Palette } from '../palette.ts'
import { paintRuler } from '../ruler.ts'
import { timeScale } from '../scale.ts'
import { paintScene } from '../scene.ts'
import type { TimelineState } from '../types.ts'
import { faultsNameSvg, gutterSvg, gutterWidth } from './gutter.ts'
import { paintFaults, paintOver } from './over.ts'
import { SvgStamps } from './svg-stamps.ts'
import { SvgSurface } from './svg-surface.ts'
import type { MeasureText } from './svg-surface.ts'
import { element, escaped, moved, painted } from './svg-text.ts'

/** What the picture shows: as on the screen, with all lanes in sight. */
export type Shown = Partial<TimelineState> & { readonly model: LaneModel }

/** The sheet that it is drawn on. */
export interface SvgOptions {
  readonly palette: Palette
  readonly measure: MeasureText
  /** Pixels, the names included. */
  readonly width: number
  readonly title: string
  /** Goes along unseen: the link that brings the world back. */
  readonly source: string
}

/** Above the ruler, at `--k` 1. */
const TITLE = 36
const [RULER, FAULTS, FOOT] = [30, 26, 6]
/** Begins the ids of what a picture defines: it may be one of several on a page, of other worlds or in other colours. */
const nameOf = ({ palette, title, source }: SvgOptions): string =>
  `podscope-${hash([title, source, palette.color.ink].join('\n')).toString(36)}`

/** The timeline as a picture for documents and slides. The lanes are painted by what paints them on the screen. */
export function timelineSvg(shown: Shown, options: SvgOptions): string {
  const { palette, measure, width, title, source } = options
  const name = nameOf(options)
  const { k, color } = palette
  const given = { ...DEFAULTS, ...shown }
  const state = given.futureHidden ? { ...given, model: begunBy(given.model, given.cursor) } : given
  const { model, cursor, view, arrangement, filter, zero } = state
  const layout = layoutOf(model, { arrangement, filter, k })
  const rows = [...layout.pinned, ...layout.rows]
  const names = { model, cursor, palette, measure }
  const gutter = gutterWidth(rows, names)
  const scale = timeScale(view, width - gutter)
  const [above, head] = [TITLE * k, (RULER + FAULTS) * k]
  const height = head + layout.height + FOOT * k
  const surface = new SvgSurface(measure, palette.font, name)
  const stamps = new SvgStamps(surface, measure, name)
  const labels = new Labels(surface, palette)
  const patterns = stamps.patterns(palette)
  const paint: Paint = { ctx: surface, scale, palette, patterns, k, labels, stamps, model }
  const { grid } = paintRuler(surface, { scale, palette, cursor, height: RULER * k, zero })
  surface.save()
  surface.translate(0, head)
  paintScene(paint, { state, layout, scrolled: 0, height: layout.height, grid, muted: new Labels(surface, palette) })
  surface.restore()
  paintFaults(paint, RULER * k, FAULTS * k)
  paintOver(paint, state, RULER * k, height)
  const total = Math.ceil(above + height)
  const box = (token: 'panel' | 'plot' | 'line', x: number, y: number, across: number, down: number): string =>
    element('rect', { x, y, width: across, height: down, ...painted('fill', color[token]) })
  const about = t('share.picture', { title, from: formatTime(view.from), to: formatTime(view.to), cursor: formatTime(cursor, 1) })
  const text = { x: 12 * k, y: 23 * k, 'font-size': 14 * k, 'font-weight': 600, ...painted('fill', color.ink) }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" font-family="${escaped(palette.font)}">`,
    `<title>${escaped(title)}</title><desc>${escaped(about)}</desc><metadata>${escaped(source)}</metadata>`,
    `<defs>${stamps.toString()}<clipPath id="${name}-plot"><rect width="${scale.width}" height="${height}"/></clipPath></defs>`,
    box('panel', 0, 0, width, total),
    element('text', text, escaped(title)),
    element(
      'g',
      { transform: moved(gutter, above), 'clip-path': `url(#${name}-plot)` },
      [box('plot', 0, 0, scale.width, height), box('line', 0, RULER * k - 1, scale.width, 1), surface.toString()].join('\n'),
    ),
    box('line', gutter - 1, above, 1, height),
    element('g', { transform: moved(0, above) }, faultsNameSvg(gutter, (RULER + FAULTS / 2) * k, names)),
    element('g', { transform: moved(0, above + head) }, gutterSvg(rows, gutter, state.selection?.lane ?? null, names)),
    '</svg>',
  ].join('\n')
}

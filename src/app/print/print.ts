import type * as Timeline from '../../timeline/index.ts'
import { t } from '../../messages/index.ts'
import { useInputs } from '../store/inputs.ts'
import { useDrawn } from '../store/run.ts'
import { loadTimeline } from '../timeline/load.ts'
import { shownNow } from '../timeline/shown.ts'
import './print.css'

/** As wide as a page on its side. */
const WIDTH = 1040
const CLASS = 'print-sheet'

let timeline: typeof Timeline | null = null

/** The lanes in the colours of paper, whatever the page's theme is. */
function picture(): SVGElement | null {
  const run = useDrawn.getState()
  if (!timeline || !run.model) return null
  const { preset } = useInputs.getState()
  const root = document.documentElement
  const { theme } = root.dataset
  root.dataset['theme'] = 'light'
  const palette = timeline.readPalette(root)
  if (theme === undefined) delete root.dataset['theme']
  else root.dataset['theme'] = theme
  const title = preset === null ? t('app.preset.own') : t(`presets.${preset}.title`)
  const measure = timeline.browserMeasure()
  const svg = timeline.timelineSvg(shownNow(run, run.model), { palette, measure, width: WIDTH, title, source: location.href })
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml')
  return documentElement instanceof SVGElement ? documentElement : null
}

/** The picture, and what Why? says, on a sheet that only the printer sees. */
function makeSheet(): void {
  removeSheet()
  const svg = picture()
  if (!svg) return
  const sheet = document.createElement('div')
  sheet.className = CLASS
  sheet.append(svg)
  const why = document.querySelector('.why')
  if (why) sheet.append(why.cloneNode(true))
  document.body.append(sheet)
}

const removeSheet = (): void => document.querySelector(`.${CLASS}`)?.remove()

/** Prints the timeline and its explanation in place of the page's panes. */
export function preparePrinting(): void {
  const start = async (): Promise<void> => {
    timeline = await loadTimeline()
  }
  void start()
  addEventListener('beforeprint', makeSheet)
  addEventListener('afterprint', removeSheet)
}

import { t } from '../messages/index.ts'

/** The skeleton: a head that stays (ruler, Faults) above the lanes that scroll, and over both what follows cursor and pointer. */
export interface Dom {
  readonly root: HTMLElement
  readonly ruler: HTMLElement
  /** The ruler's marks. */
  readonly marks: HTMLCanvasElement
  readonly faultsName: HTMLElement
  readonly faults: HTMLElement
  readonly progress: HTMLElement
  readonly body: HTMLElement
  readonly gutter: HTMLElement
  /** Names of the lanes that stay on top. */
  readonly pins: HTMLElement
  /** As wide as the plot, as high as all lanes. */
  readonly plot: HTMLElement
  /** What of it is in sight. */
  readonly layers: HTMLElement
  readonly canvas: HTMLCanvasElement
  /** Over the plot, ruler and Faults included. */
  readonly over: HTMLElement
  readonly cursor: HTMLElement
  readonly tag: HTMLElement
  readonly crosshair: HTMLElement
  readonly measure: HTMLElement
  readonly card: HTMLElement
  readonly future: HTMLElement
}

function element(tag: string, className: string, parent: HTMLElement): HTMLElement {
  const one = document.createElement(tag)
  one.className = className
  parent.append(one)
  return one
}

export function buildDom(host: HTMLElement): Dom {
  const root = element('div', 'tl', host)
  const head = element('div', 'tl-head', root)
  element('div', 'tl-corner', head)
  const ruler = element('div', 'tl-ruler', head)
  const marks = document.createElement('canvas')
  marks.className = 'tl-marks'
  ruler.append(marks)
  const faultsName = element('div', 'tl-name-row tl-faults-name', head)
  const faults = element('div', 'tl-faults', head)
  const progress = element('div', 'tl-progress', head)
  const body = element('div', 'tl-body', root)
  body.tabIndex = 0
  body.setAttribute('role', 'group')
  body.setAttribute('aria-label', t('timeline.label'))
  body.setAttribute('aria-description', t('timeline.hint'))
  const gutter = element('div', 'tl-gutter', body)
  const pins = element('div', 'tl-pins', gutter)
  const plot = element('div', 'tl-plot', body)
  const layers = element('div', 'tl-layers', plot)
  const canvas = document.createElement('canvas')
  canvas.className = 'tl-canvas'
  canvas.setAttribute('aria-hidden', 'true')
  layers.append(canvas)
  const over = element('div', 'tl-over', root)
  over.setAttribute('aria-hidden', 'true')
  const measure = element('div', 'tl-measure', over)
  const crosshair = element('div', 'tl-crosshair', over)
  const cursor = element('div', 'tl-cursor', over)
  const tag = element('div', 'tl-tag-time', cursor)
  const future = element('div', 'tl-future', over)
  const card = element('div', 'tl-card', root)
  card.setAttribute('aria-hidden', 'true')
  crosshair.hidden = measure.hidden = card.hidden = future.hidden = true
  return {
    root,
    ruler,
    marks,
    faultsName,
    faults,
    progress,
    body,
    gutter,
    pins,
    plot,
    layers,
    canvas,
    over,
    cursor,
    tag,
    crosshair,
    measure,
    card,
    future,
  }
}

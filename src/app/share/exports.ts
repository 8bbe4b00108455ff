import { chromeTrace } from '../../lanes/export/chrome-trace.ts'
import { t } from '../../messages/index.ts'
import { loadTimeline } from '../timeline/load.ts'
import { shownNow } from '../timeline/shown.ts'
import { useInputs } from '../store/inputs.ts'
import { useDrawn, useRun } from '../store/run.ts'
import { simulator } from '../store/session.ts'
import { rasterise, withText } from './png.ts'
import { linkNow } from './state.ts'

/** What can be saved, in the order of the dialog. */
export const EXPORTS = ['yaml', 'watch', 'lanes', 'chrome', 'svg', 'png'] as const
export type ExportKind = (typeof EXPORTS)[number]

/** Wide enough for a slide, and legible on a page. */
const WIDTH = 1280
const SHARP = 2

interface SavedFile {
  readonly name: string
  readonly type: string
  readonly content: string | Uint8Array
}

/** The world's name as a file's. */
function baseName(): string {
  const { preset } = useInputs.getState()
  const name = preset ?? useRun.getState().model?.groups[0]?.name ?? 'world'
  return name.replace(/[^\w.-]+/g, '-')
}

async function svgNow(): Promise<string> {
  const { browserMeasure, readPalette, timelineSvg } = await loadTimeline()
  const run = useDrawn.getState()
  if (!run.model) throw new Error('there is no run yet')
  const { preset } = useInputs.getState()
  const title = preset === null ? baseName() : t(`presets.${preset}.title`)
  const palette = readPalette(document.documentElement)
  return timelineSvg(shownNow(run, run.model), { palette, measure: browserMeasure(), width: WIDTH, title, source: linkNow() })
}

/** A file of what the page shows. Each but the watch stream carries the link that brings the whole world back. */
async function exportFile(kind: ExportKind): Promise<SavedFile> {
  const base = baseName()
  const { model } = useRun.getState()
  if (!model) throw new Error('there is no run yet')
  switch (kind) {
    case 'yaml':
      return { name: `${base}.yaml`, type: 'application/yaml', content: useInputs.getState().text }
    case 'watch':
      return { name: `${base}.watch.jsonl`, type: 'application/jsonl', content: (await simulator.ask('export', 'watch')) ?? '' }
    case 'lanes':
      return {
        name: `${base}.lanes.txt`,
        type: 'text/plain',
        content: `# ${linkNow()}\n${(await simulator.ask('export', 'lanes')) ?? ''}\n`,
      }
    case 'chrome':
      return { name: `${base}.trace.json`, type: 'application/json', content: JSON.stringify(chromeTrace(model, { source: linkNow() })) }
    case 'svg':
      return { name: `${base}.svg`, type: 'image/svg+xml', content: await svgNow() }
    case 'png':
      return { name: `${base}.png`, type: 'image/png', content: withText(await rasterise(await svgNow(), SHARP), linkNow()) }
  }
}

/** Hands a file to the browser's downloads. */
export async function save(kind: ExportKind): Promise<void> {
  const { name, type, content } = await exportFile(kind)
  const url = URL.createObjectURL(new Blob([typeof content === 'string' ? content : content.slice()], { type }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  URL.revokeObjectURL(url)
}

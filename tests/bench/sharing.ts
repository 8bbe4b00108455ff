import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BARE, fragmentOf } from '../../src/app/share/link.ts'
import { type Stage, untilReady } from '../stage.ts'
import { type Measurement, percentile } from './figure.ts'
import { noteKeys, press, drawnAt } from './redrawn.ts'

const TURNING = 'slider to redrawn timeline, p95'
const OPENING = 'a 24 h world opened from a link'
const TURNS = 60

/** Moves the slider of a probe's period: each step gives another world. */
const turning = ({ visit }: Stage): Measurement => ({
  figures: [{ name: TURNING, unit: 'ms', goal: 50 }],
  runs: 3,
  run: () =>
    visit(async (page, address) => {
      await page.goto(address)
      await untilReady(page)
      await noteKeys(page)
      await page.locator('.view-line', { hasText: 'periodSeconds' }).first().click()
      await page.keyboard.press('Alt+Enter')
      const times: number[] = []
      for (let i = 0; i < TURNS; i++) times.push(await press(page, i % 2 === 0 ? 'ArrowRight' : 'ArrowLeft'))
      return { [TURNING]: percentile(times, 0.95) }
    }),
})

/** A crash loop of a whole day, from the page's being asked for to its picture. */
const opening = ({ visit }: Stage, root: string): Measurement => ({
  figures: [{ name: OPENING, unit: 'ms', goal: 1_000 }],
  runs: 3,
  run: () =>
    visit(async (page, address) => {
      const preset = readFileSync(join(root, 'src/scenarios/presets/crash-loop.yaml'), 'utf8')
      const text = preset.replace(/duration: \w+/, 'duration: 24h')
      const link = address + fragmentOf({ ...BARE, text })
      await page.goto(link)
      return { [OPENING]: await drawnAt(page) }
    }),
})

export const sharingMeasurements = (stage: Stage, root: string): readonly Measurement[] => [turning(stage), opening(stage, root)]

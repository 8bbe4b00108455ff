import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type Stage, untilReady } from '../stage.ts'
import { type Measurement, percentile } from './figure.ts'
import { noteKeys, press } from './redrawn.ts'

const TYPING = 'keystroke to redrawn timeline, 10-minute world, p95'
const KEYSTROKES = 60

/** Moves the caret of the editor to the end of a line, counted from 0. */
async function goToEndOf(page: Page, line: number): Promise<void> {
  await page.locator('.monaco-editor .view-lines').click()
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < line; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
}

/** Types at the seed of the world of the first visit, made ten minutes long: each keystroke gives another world, and a good one. */
export function typingMeasurement({ visit }: Stage, root: string): Measurement {
  const preset = readFileSync(join(root, 'src/scenarios/presets/hung-web.yaml'), 'utf8')
  const world = preset.replace(/(?<indent> +)duration: \w+/, '$<indent>duration: 10m\n$<indent>seed: 1')
  const line = world.slice(0, world.indexOf('seed: 1')).split('\n').length - 1
  return {
    figures: [{ name: TYPING, unit: 'ms', goal: 50 }],
    runs: 3,
    run: () =>
      visit(async (page, address) => {
        await page.goto(address)
        await untilReady(page)
        await noteKeys(page)
        await goToEndOf(page, line)
        const times: number[] = []
        for (let i = 0; i < KEYSTROKES; i++) times.push(await press(page, i % 2 === 0 ? '2' : 'Backspace'))
        return { [TYPING]: percentile(times, 0.95) }
      }, world),
  }
}

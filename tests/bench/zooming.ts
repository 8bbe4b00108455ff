import type { Page } from '@playwright/test'
import { buildLanes } from '../../src/lanes/index.ts'
import { readManifest } from '../../src/manifest/index.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import { type Stage, untilReady } from '../stage.ts'
import { type Measurement, percentile } from './figure.ts'
import { crashLoopers } from './worlds.ts'

const FRAMES = 240
/** Lanes of one crash-looping Pod. */
const LANES = 11

/** A timeline that is hard work: how many segments on how many Pods, all expanded. */
interface Load {
  readonly name: string
  readonly segments: number
  readonly pods: number
}

const LOADS: readonly Load[] = [
  { name: '20,000 segments', segments: 20_000, pods: 5 },
  { name: '100,000 segments in 500 lanes', segments: 100_000, pods: Math.ceil(500 / LANES) },
]

/** The wheel, a little in each frame: with Ctrl into the middle of the picture and out again, or sideways to and fro. */
const MOVES = { zooming: { ctrlKey: true, across: false, step: 10 }, panning: { ctrlKey: false, across: true, step: 20 } } as const
type Move = keyof typeof MOVES

const nameOf = (move: Move, load: Load): string => `frame while ${move} ${load.name}, p95`

/** As many Pods as the load has, for as long as so many segments take. */
function worldOf({ segments, pods }: Load): string {
  const { world, answer } = readManifest(crashLoopers({ pods: 1, duration: '6h' }), 'bench.yaml')
  if (!world) throw new Error(answer.text)
  const count = buildLanes(simulate(world), world).lanes.reduce((sum, lane) => sum + lane.segments.length, 0)
  return crashLoopers({ pods, duration: `${Math.ceil((segments / pods / count) * 6)}h` })
}

/** Turns the wheel in each frame: how long each took, in ms. */
function turn(page: Page, move: Move): Promise<number[]> {
  return page.evaluate(
    async ({ ctrlKey, across, step, frames }) => {
      const canvas = document.querySelector('canvas.tl-canvas')
      if (!canvas) throw new Error('there is no picture')
      const { left, top, width, height } = canvas.getBoundingClientRect()
      const at = { clientX: left + width * 0.4, clientY: top + height / 2 }
      const target = document.elementFromPoint(at.clientX, at.clientY) ?? canvas
      const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame)
      const times: number[] = []
      let before = await nextFrame()
      for (let i = 0; i < frames; i++) {
        const by = i % 120 < 60 ? -step : step
        const delta = across ? { deltaX: by } : { deltaY: by }
        target.dispatchEvent(new WheelEvent('wheel', { ...at, ...delta, ctrlKey, bubbles: true, cancelable: true }))
        const now = await nextFrame()
        times.push(now - before)
        before = now
      }
      return times
    },
    { ...MOVES[move], frames: FRAMES },
  )
}

/** The time that frames take while somebody zooms and pans. */
export function zoomingMeasurements({ visit }: Stage): readonly Measurement[] {
  const moves = Object.keys(MOVES) as readonly Move[]
  return LOADS.map((load) => {
    let world: string | undefined
    return {
      figures: moves.map((move) => ({ name: nameOf(move, load), unit: 'ms' as const, goal: 17 })),
      runs: 3,
      run: () => {
        world ??= worldOf(load)
        return visit(async (page, address) => {
          await page.goto(address)
          await untilReady(page)
          await page.locator('.tl-body').press('Shift+O')
          const figures: Record<string, number> = {}
          for (const move of moves) figures[nameOf(move, load)] = percentile(await turn(page, move), 0.95)
          return figures
        }, world)
      },
    }
  })
}

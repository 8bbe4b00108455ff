import type { Page } from '@playwright/test'
import { buildLanes } from '../../src/lanes/index.ts'
import { readManifest } from '../../src/manifest/index.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import { type Stage, untilReady } from '../stage.ts'
import { type Measurement, percentile } from './figure.ts'
import { crashLoopers } from './worlds.ts'

const SEGMENTS = 20_000
const ZOOMING = 'frame while zooming 20,000 segments, p95'
const FRAMES = 240

/** Enough Pods on the timeline for that many segments. */
function worldOf(segments: number): string {
  const duration = '24h'
  const count = (pods: number): number => {
    const { world, answer } = readManifest(crashLoopers({ pods, duration }), 'bench.yaml')
    if (!world) throw new Error(answer.text)
    return buildLanes(simulate(world), world).lanes.reduce((sum, lane) => sum + lane.segments.length, 0)
  }
  return crashLoopers({ pods: Math.ceil(segments / count(1)), duration })
}

/** Turns the wheel with Ctrl held a little in each frame, into the middle of the picture and out again: how long each frame took, in ms. */
function zoomInAndOut(page: Page, frames: number): Promise<number[]> {
  return page.evaluate(async (frames) => {
    const canvas = document.querySelector('.timeline-host canvas')
    if (!canvas) throw new Error('there is no picture')
    const { left, top, width, height } = canvas.getBoundingClientRect()
    const at = { clientX: left + width * 0.4, clientY: top + height / 2 }
    const target = document.elementFromPoint(at.clientX, at.clientY) ?? canvas
    const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame)
    const times: number[] = []
    let before = await nextFrame()
    for (let i = 0; i < frames; i++) {
      const deltaY = i % 120 < 60 ? -10 : 10
      target.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY, ctrlKey: true, bubbles: true, cancelable: true }))
      const now = await nextFrame()
      times.push(now - before)
      before = now
    }
    return times
  }, frames)
}

export function zoomingMeasurement({ visit }: Stage): Measurement {
  let world: string | undefined
  return {
    figures: [{ name: ZOOMING, unit: 'ms', goal: 17 }],
    runs: 3,
    run: () => {
      world ??= worldOf(SEGMENTS)
      return visit(async (page, address) => {
        await page.goto(address)
        await untilReady(page)
        return { [ZOOMING]: percentile(await zoomInAndOut(page, FRAMES), 0.95) }
      }, world)
    },
  }
}

import { execFileSync } from 'node:child_process'
import type { Measurement, Values } from './figure.ts'
import type { Cost } from './play.ts'
import { crashLoopers } from './worlds.ts'

const DAY = '24 h of one crash-looping Pod, simulated'
const DAY_PROCESSOR = '24 h of one crash-looping Pod, processor time'
const DAY_MEMORY = '24 h of one crash-looping Pod, peak memory of the process'
const HUNDRED = '1 h of 100 crash-looping Pods, simulated'
const HUNDRED_PROCESSOR = '1 h of 100 crash-looping Pods, processor time'
const HUNDRED_MEMORY = '1 h of 100 crash-looping Pods, peak memory of the process'

/** What simulations cost; `player` is the bundle of play.ts, which each run starts anew. */
export function simulationMeasurements(player: string): Measurement[] {
  const play = (world: string, time: string, cpu: string, memory: string) => async (): Promise<Values> => {
    const { milliseconds, processor, megabytes } = JSON.parse(
      execFileSync(process.execPath, [player], { input: world, encoding: 'utf8' }),
    ) as Cost
    return { [time]: milliseconds, [cpu]: processor, [memory]: megabytes }
  }
  return [
    {
      figures: [
        { name: DAY, unit: 'ms', goal: 300 },
        { name: DAY_PROCESSOR, unit: 'ms', goal: null },
        { name: DAY_MEMORY, unit: 'MB', goal: 200 },
      ],
      runs: 5,
      run: play(crashLoopers({ pods: 1, duration: '24h' }), DAY, DAY_PROCESSOR, DAY_MEMORY),
    },
    {
      figures: [
        { name: HUNDRED, unit: 'ms', goal: 1000 },
        { name: HUNDRED_PROCESSOR, unit: 'ms', goal: null },
        { name: HUNDRED_MEMORY, unit: 'MB', goal: null },
      ],
      runs: 5,
      run: play(crashLoopers({ pods: 100, duration: '1h' }), HUNDRED, HUNDRED_PROCESSOR, HUNDRED_MEMORY),
    },
  ]
}

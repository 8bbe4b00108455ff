import { execFileSync } from 'node:child_process'
import type { Measurement, Values } from './figure.ts'
import type { Cost } from './play.ts'
import { crashLoopers, rollout } from './worlds.ts'

interface Task {
  readonly name: string
  readonly world: string
  /** Milliseconds. */
  readonly goal: number
  /** Megabytes of the whole process. */
  readonly memory: number | null
  readonly runs: number
}

const TASKS: readonly Task[] = [
  { name: '24 h of one crash-looping Pod', world: crashLoopers({ pods: 1, duration: '24h' }), goal: 300, memory: 200, runs: 5 },
  { name: '1 h of 100 crash-looping Pods', world: crashLoopers({ pods: 100, duration: '1h' }), goal: 1000, memory: null, runs: 5 },
  { name: '1 h of a Deployment of 100 Pods on 10 nodes', world: rollout({ pods: 100, nodes: 10 }), goal: 1000, memory: null, runs: 3 },
  { name: '1 h of 1,000 Pods on 100 nodes', world: rollout({ pods: 1000, nodes: 100 }), goal: 15_000, memory: null, runs: 1 },
]

/** What simulations cost; `player` is the bundle of play.ts, which each run starts anew. */
export function simulationMeasurements(player: string): Measurement[] {
  return TASKS.map(({ name, world, goal, memory, runs }) => {
    const time = `${name}, simulated`
    const cpu = `${name}, processor time`
    const peak = `${name}, peak memory of the process`
    return {
      figures: [
        { name: time, unit: 'ms', goal },
        { name: cpu, unit: 'ms', goal: null },
        { name: peak, unit: 'MB', goal: memory },
      ],
      runs,
      run: async (): Promise<Values> => {
        const { milliseconds, processor, megabytes } = JSON.parse(
          execFileSync(process.execPath, [player], { input: world, encoding: 'utf8' }),
        ) as Cost
        return { [time]: milliseconds, [cpu]: processor, [peak]: megabytes }
      },
    }
  })
}

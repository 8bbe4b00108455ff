import { execFileSync } from 'node:child_process'
import { percentile } from './figure.ts'
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
  /** How many processes play it. */
  readonly runs: number
  /** How often each of them plays it. */
  readonly plays: number
}

const TASKS: readonly Task[] = [
  { name: '24 h of one crash-looping Pod', world: crashLoopers({ pods: 1, duration: '24h' }), goal: 300, memory: 200, runs: 5, plays: 7 },
  {
    name: '1 h of 100 crash-looping Pods',
    world: crashLoopers({ pods: 100, duration: '1h' }),
    goal: 1000,
    memory: null,
    runs: 3,
    plays: 5,
  },
  {
    name: '1 h of a Deployment of 100 Pods on 10 nodes',
    world: rollout({ pods: 100, nodes: 10 }),
    goal: 1000,
    memory: null,
    runs: 3,
    plays: 5,
  },
  { name: '1 h of 1,000 Pods on 100 nodes', world: rollout({ pods: 1000, nodes: 100 }), goal: 15_000, memory: null, runs: 1, plays: 1 },
]

/**
 * What simulations cost, as the page's worker has them, which plays one after the other: the median of a process's plays. The first of
 * each process, whose engine has compiled nothing yet, is a figure of its own. `player` is the bundle of play.ts.
 */
export function simulationMeasurements(player: string): Measurement[] {
  return TASKS.map(({ name, world, goal, memory, runs, plays }) => {
    const time = `${name}, simulated`
    const first = `${name}, simulated first thing in a new process`
    const peak = `${name}, peak memory of the process`
    return {
      figures: [
        { name: time, unit: 'ms', goal },
        { name: first, unit: 'ms', goal: null },
        { name: peak, unit: 'MB', goal: memory },
      ],
      runs,
      run: async (): Promise<Values> => {
        const { milliseconds, megabytes } = JSON.parse(
          execFileSync(process.execPath, [player, String(plays)], { input: world, encoding: 'utf8' }),
        ) as Cost
        return { [time]: percentile(milliseconds, 0.5), [first]: milliseconds[0] ?? 0, [peak]: megabytes }
      },
    }
  })
}

/** Plays the world on standard input once, in a process of its own, and prints what that cost as JSON. */
import { existsSync, readFileSync } from 'node:fs'
import { readManifest } from '../../src/manifest/index.ts'
import { simulate } from '../../src/simulation/simulate.ts'

/** What one play cost. */
export interface Cost {
  readonly milliseconds: number
  /** Processor time of all threads, which a busy machine does not lengthen much. */
  readonly processor: number
  /** The most memory that the whole process ever had, Node's own included. */
  readonly megabytes: number
}

/** What Linux knows of this process alone: the figure that Node has includes its parent's before the start. */
function peakMegabytes(): number {
  const kilobytes = existsSync('/proc/self/status') && /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return (kilobytes ? Number(kilobytes) : process.resourceUsage().maxRSS) / 1024
}

const { world, answer } = readManifest(readFileSync(0, 'utf8'), 'bench.yaml')
if (!world) throw new Error(answer.text)
const began = performance.now()
const idle = process.cpuUsage()
simulate(world)
const { user, system } = process.cpuUsage(idle)
const cost: Cost = { milliseconds: performance.now() - began, processor: (user + system) / 1000, megabytes: peakMegabytes() }
console.log(JSON.stringify(cost))

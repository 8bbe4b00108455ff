import { ms, plus, simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { podKeyOf } from '../../kube/pod-keys.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { BYTES_PER_MS } from '../programs/commands/load.ts'
import type { Recorder } from '../recorder.ts'
import type { Ledger } from '../script/ledger.ts'
import type { MemoryRecord } from '../trace.ts'
import { USUAL_USE } from './meter.ts'
import type { Meter, ProcessUse } from './meter.ts'
import type { Runtime } from './runtime.ts'

interface WatchDependencies {
  readonly kernel: Kernel
  readonly ledger: Ledger
  readonly recorder: Recorder
}

/** Memory over time: evenly from one amount to another, which then stays. */
type Course = Pick<MemoryRecord, 'from' | 'to' | 'until'>

/** Moments are whole milliseconds: two of the same course may be so far apart. */
const SAME = { ms: 1, bytes: 2 * BYTES_PER_MS }

/** From here on it is written down how much memory the containers of one machine use, whenever that takes another course. */
export function watchMemory(deps: WatchDependencies, runtime: Runtime, meter: Meter): void {
  const watch = new MemoryWatch(deps)
  runtime.onChange((uid) => watch.look(meter.processesOf(uid)))
  meter.onChange(() => watch.look(meter.processes()))
}

class MemoryWatch {
  readonly #deps: WatchDependencies
  /** By the instance's id. */
  readonly #noted = new Map<string, MemoryRecord>()

  constructor(deps: WatchDependencies) {
    this.#deps = deps
  }

  look(uses: readonly ProcessUse[]): void {
    const { now } = this.#deps.kernel
    for (const use of uses) {
      const course = courseOf(use, now)
      const limit = Number.isFinite(use.limit) ? use.limit : null
      const last = this.#noted.get(use.id)
      if (!last && limit === null && course.to <= USUAL_USE.memory) continue
      if (last && last.limit === limit && goesOn(last, course, now)) continue
      this.#note(use, course, limit)
    }
  }

  #note({ pod, container, instance, id, outOfMemory, path }: ProcessUse, course: Course, limit: number | null): void {
    const { kernel, ledger, recorder } = this.#deps
    kernel.because(kernel.causes, () => {
      ledger.blame(path ?? outOfMemory?.path ?? null)
      const mark = { pod: podKeyOf(pod), container, instance: instance.restartCount }
      this.#noted.set(id, recorder.add({ kind: 'memory', ...mark, ...course, limit }))
    })
  }
}

/** A program that will be killed for its memory fills it evenly from its start. A choice: nothing else is known of it. */
function courseOf({ bytes: { memory }, target, limit, path, outOfMemory, instance }: ProcessUse, now: SimTime): Course {
  if (outOfMemory && path === null && Number.isFinite(limit)) {
    const start = instance.startedAt ?? now
    const done = outOfMemory.at > start ? (now - start) / (outOfMemory.at - start) : 1
    return { from: Math.round(memory + (limit - memory) * done), to: limit, until: outOfMemory.at }
  }
  return { from: Math.round(memory), to: target, until: plus(now, ms(Math.max(0, target - memory) / BYTES_PER_MS)) }
}

/** How much is used at a moment of a course that was noted. */
function usedAt({ at, from, to, until }: MemoryRecord, now: SimTime): number {
  return now >= until ? to : from + ((to - from) * (now - at)) / (until - at)
}

/** Whether a course is the rest of the one that was noted. */
function goesOn(last: MemoryRecord, course: Course, now: SimTime): boolean {
  if (course.to !== last.to) return false
  if (now >= last.until) return course.until <= simTimeOf(now + SAME.ms)
  return Math.abs(course.until - last.until) <= SAME.ms && Math.abs(usedAt(last, now) - course.from) <= SAME.bytes
}

import { Latch } from '../kernel/task.ts'

/** Fires when one of both does. */
export function eitherOf(a: Latch, b: Latch): Latch {
  const either = new Latch()
  if (a.fired || b.fired) {
    either.fire()
    return either
  }
  const forget: (() => void)[] = []
  const fire = (): void => {
    for (const one of forget) one()
    either.fire()
  }
  forget.push(a.whenFired(fire), b.whenFired(fire))
  return either
}

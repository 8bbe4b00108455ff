import { describe, expect, it } from 'vitest'
import { seconds, simTimeOf } from '../../../src/base/time.ts'
import { Backoffs } from '../../../src/simulation/kubelet/backoff.ts'

const at = (time: number) => simTimeOf(time * 1000)

/** Uses the key as a container does that ends `run` seconds after each start; answers the steps. */
function steps(count: number, run: number): number[] {
  const backoffs = new Backoffs()
  let now = 0
  return Array.from({ length: count }, () => {
    const end = now + run
    backoffs.next('key', at(end), at(end))
    const held = backoffs.holding('key', at(end), at(end))
    now = end + (held?.step ?? 0) / 1000
    return (held?.step ?? 0) / 1000
  })
}

describe('crash back-off', () => {
  it('doubles from 10 s to the cap of 300 s', () => {
    expect(steps(8, 2)).toEqual([10, 20, 40, 80, 160, 300, 300, 300])
  })

  it('is forgotten once a run has lasted 600 s', () => {
    expect(steps(3, 601)).toEqual([10, 10, 10])
  })

  it('holds nothing before its first use, and nothing once its step is over', () => {
    const backoffs = new Backoffs()
    expect(backoffs.holding('key', at(0), at(0))).toBeNull()
    backoffs.next('key', at(0), at(0))
    expect(backoffs.holding('key', at(3), at(12.999))).toMatchObject({ step: seconds(10), n: 1, from: at(3), until: at(13) })
    expect(backoffs.holding('key', at(3), at(13))).toBeNull()
  })

  it('is kept by key', () => {
    const backoffs = new Backoffs()
    backoffs.next('one', at(0), at(0))
    expect(backoffs.holdingSinceUse('one', at(9))).not.toBeNull()
    expect(backoffs.holdingSinceUse('other', at(9))).toBeNull()
  })
})

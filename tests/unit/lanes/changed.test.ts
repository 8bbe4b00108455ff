import { expect, it } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { changedIn } from '../../../src/lanes/changed.ts'
import { buildLanes } from '../../../src/lanes/index.ts'
import { recorded } from './traces.ts'

const model = buildLanes(recorded('hung-web'))
const changes = (from: number, to: number) =>
  changedIn(model, simTimeOf(from * 1000), simTimeOf(to * 1000)).map(
    ({ lane, item, what }) => `${lane.name} ${'state' in item ? item.label : item.kind} ${what}`,
  )

it('names what a stretch of time brought, the container before what follows from it, and STATUS not at all', () => {
  expect(changes(192, 193)).toEqual([
    'web CrashLoopBackOff began',
    'ContainersReady False began',
    'Ready False began',
    'Service web 10.244.1.3:8080 began',
  ])
})

it('has nothing of a stretch in which nothing changed, nor what began just at its start', () => {
  const [first] = model.lanes.find(({ kind }) => kind === 'phase')?.segments.slice(1) ?? []
  if (!first) throw new Error('the phase changes')
  expect(changedIn(model, first.from, first.from)).toEqual([])
  expect(changedIn(model, first.from, simTimeOf(first.from + 1)).map(({ item }) => item)).not.toContain(first)
})

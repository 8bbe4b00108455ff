import { expect, test } from 'vitest'
import { explain } from '../../src/explain/why.ts'
import { endsAtRoot, playedCase } from '../support/why.ts'
import { recordedWorlds } from './worlds.ts'

test.each(recordedWorlds().map((world) => [world.name, world] as const))(
  '%s: whatever stands in a lane, every segment of every container first of all, has a chain of causes that ends at a root',
  (_, { text }) => {
    const of = playedCase(text)
    const rootless = of.model.lanes.flatMap((lane) =>
      [...lane.segments, ...lane.marks]
        .filter(({ id }) => !endsAtRoot(of.trace, explain(of, { lane: lane.id, item: id })?.steps ?? []))
        .map((item) => `${lane.id}: ${item.id} ${'label' in item ? item.label : item.kind}`),
    )
    expect(rootless).toEqual([])
  },
)

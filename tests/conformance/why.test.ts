import { expect, test } from 'vitest'
import { endsAtRoot } from '../../src/explain/chain.ts'
import { explain } from '../../src/explain/why.ts'
import { API_RULES, readManifest } from '../../src/manifest/index.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import { caseOf } from '../support/why.ts'
import { recordedWorlds } from './worlds.ts'

test.each(recordedWorlds().map((world) => [world.name, world] as const))(
  '%s: every segment of every container has a chain of causes that ends at a root',
  (name, { text }) => {
    const { world } = readManifest(text, 'world.yaml')
    if (!world) throw new Error(`${name} is no world`)
    const of = caseOf(simulate(world, { validation: API_RULES }), world)
    const containers = of.model.lanes.filter(({ kind }) => kind === 'container')
    const rootless = containers.flatMap((lane) =>
      lane.segments
        .filter(({ id }) => !endsAtRoot(of.trace, explain(of, { lane: lane.id, item: id })?.steps ?? []))
        .map(({ id, label, from }) => `${id} ${label} at ${from / 1000} s`),
    )
    expect(rootless).toEqual([])
  },
)

import { expect, test } from 'vitest'
import { API_RULES } from '../../src/manifest/index.ts'
import { agrees, type Comparison, compareTraces } from '../../src/recording/compare/index.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import { recordedWorlds } from './worlds.ts'
import { readWorld } from '../support/worlds.ts'

/** What chance decides in Kubernetes the seed decides here: one seed that agrees with one recording is enough. */
const SEEDS = [1, 2, 3, 4]

const differences = ({ differingLanes, differingEvents }: Comparison): string[] =>
  [...differingLanes, ...differingEvents].map(({ lane, text }) => `${lane}: ${text}`)

test.each(recordedWorlds().map((world) => [world.name, world] as const))(
  '%s goes as on real Kubernetes',
  (_, { text, recordings, end }) => {
    const world = readWorld(text)
    let closest: string[] | null = null
    for (const seed of SEEDS) {
      const simulated = simulate(world, { seed, validation: API_RULES })
      for (const recorded of recordings) {
        const found = compareTraces(recorded, simulated, end)
        if (agrees(found)) return
        const differ = differences(found)
        if (closest === null || differ.length < closest.length) closest = differ
      }
    }
    expect.fail(`no seed agrees with a recording; the closest differs in\n${closest?.join('\n')}`)
  },
)

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { simulate } from '../../../src/simulation/simulate.ts'
import { typed } from '../../support/kubectl.ts'
import { randomWorlds } from '../../support/random-worlds.ts'
import { worldOf } from '../../support/worlds.ts'

/** Many worlds take their time on a busy machine, in milliseconds. */
const PATIENCE = 60_000

const COMMANDS = [
  'get all -A -o wide --show-labels',
  'get pods,events,nodes,endpointslices,ep -o yaml',
  'get pods -o json',
  'describe pods',
  'describe nodes',
  'get events --sort-by=.lastTimestamp',
  'events',
  'get pods -w',
  'logs web --all-containers --prefix --timestamps',
  'rollout status deploy/web',
  'wait pod --all --for=condition=Ready',
]

test(
  'every command prints something of every world at every moment',
  () => {
    fc.assert(
      fc.property(randomWorlds, fc.integer({ min: 0, max: 120 }), ({ documents, spec }, at) => {
        const trace = simulate(worldOf(spec, ...documents))
        for (const command of COMMANDS) expect(typed({ trace, at }, command)).not.toMatch(/undefined|NaN|\[object/)
      }),
      { numRuns: 40, seed: 6 },
    )
  },
  PATIENCE,
)

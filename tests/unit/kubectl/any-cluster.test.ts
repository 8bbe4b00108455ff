import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { SIMULATED_KINDS } from '../../../src/kube/kinds.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import type { Trace } from '../../../src/simulation/trace.ts'
import { typed } from '../../support/kubectl.ts'
import { randomClusters } from '../../support/random-clusters.ts'
import { worldOf } from '../../support/worlds.ts'

/** Many worlds take their time on a busy machine, in milliseconds. */
const PATIENCE = 120_000

const KINDS = [...SIMULATED_KINDS, 'Event', 'EndpointSlice', 'Endpoints', 'ControllerRevision', 'ServiceAccount', 'Lease']
/** No value is ever shown as JavaScript would show what it is not meant to show. */
const SLIP = /undefined|NaN|\[object|Invalid Date/

/** What each kind is asked for in every format; answers what was printed. */
function printsOf(trace: Trace, at: number, kind: string): readonly string[] {
  const say = (command: string): string => typed({ trace, at }, command)
  const tables = ['', '-o wide --show-labels -L app', '--no-headers --show-kind', '-o name', '--sort-by=.metadata.name']
  const paths = [
    '-o jsonpath=\'{range .items[*]}{.metadata.name}{"\\n"}{end}{..image}\'',
    '-o custom-columns=N:.metadata.name,S:.status,X:.spec',
  ]
  const templates = ["-o go-template='{{range .items}}{{.metadata.name}} {{.status}}{{end}}'"]
  return [
    ...[...tables, ...paths, ...templates].map((flags) => say(`get ${kind} -A ${flags}`)),
    say(`describe ${kind} -A`),
    say(`get ${kind} -A -w`),
  ]
}

test(
  'every kind can be looked at in every format at every moment of every world',
  () => {
    fc.assert(
      fc.property(randomClusters, fc.integer({ min: 0, max: 95 }), ({ documents, spec }, at) => {
        const trace = simulate(worldOf(spec, ...documents))
        for (const kind of KINDS) for (const text of printsOf(trace, at, kind)) expect(text).not.toMatch(SLIP)
      }),
      { numRuns: 15, seed: 36 },
    )
  },
  PATIENCE,
)

test(
  'JSON, YAML and KYAML say the same',
  () => {
    fc.assert(
      fc.property(randomClusters, fc.integer({ min: 0, max: 95 }), ({ documents, spec }, at) => {
        const trace = simulate(worldOf(spec, ...documents))
        for (const kind of KINDS) {
          const of = (format: string): string => typed({ trace, at }, `get ${kind} -A -o ${format}`).replace(/^Warning: .*\n/, '')
          const object: unknown = JSON.parse(of('json'))
          expect(parse(of('yaml'), { version: '1.1' })).toEqual(object)
          expect(parse(of('kyaml'))).toEqual(object)
        }
      }),
      { numRuns: 8, seed: 5 },
    )
  },
  PATIENCE,
)

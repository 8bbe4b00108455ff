import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chartOf, charts } from '../../../src/app/worker/charts.ts'
import { keyOf, runsFor, shownRun, stateOf, visitsOf } from '../../../src/app/inspector/machines.ts'
import type { MachineHistory, Machines } from '../../../src/app/worker/protocol.ts'
import { simTimeOf } from '../../../src/base/time.ts'
import type { Lane } from '../../../src/lanes/types.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import type { MachineMove } from '../../../src/simulation/machine-moves.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { podWorkerMachine } from '../../../src/simulation/kubelet/pod-worker-machine.ts'
import { placed } from '../../../src/timeline/statechart/layout.ts'
import { readWorld } from '../../support/worlds.ts'

test('a chart has the states and ways of the definition that simulates', () => {
  const chart = chartOf(podWorkerMachine)
  expect(chart.initial).toBe('idle')
  expect(chart.states.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
    'idle plain',
    'waitingForState plain',
    'syncing plain',
    'terminating plain',
    'cleaningUp plain',
    'finished final',
  ])
  expect(chart.states.find(({ key }) => key === 'syncing')?.inner).toEqual(['WAKE / remember'])
  expect(chart.edges.filter(({ from }) => from === 'idle').map(({ to, ways }) => `${to}: ${ways.join()}`)).toEqual([
    'waitingForState: WAKE [mustWait]',
    'cleaningUp: WAKE [hasTerminated]',
    'terminating: WAKE [mustTerminate]',
    'syncing: WAKE',
  ])
})

test('delays, ways at once and ways from any state are told as such', () => {
  const { container, probe } = charts()
  expect(container.edges.find(({ from, to }) => from === 'running' && to === 'listening')?.ways).toContain('after opensItsPorts')
  expect(probe.edges.filter(({ from }) => from === null)).toEqual([
    { from: null, to: 'assumed', events: ['NEW_CONTAINER'], ways: ['NEW_CONTAINER'] },
  ])
  expect(probe.edges.find(({ from, to }) => from === 'assumed' && to === 'passing')).toMatchObject({ events: [], ways: ['[isLiveness]'] })
})

test('states have places that do not overlap, inside the picture', () => {
  for (const chart of Object.values(charts())) {
    const { states, width, height } = placed(chart)
    for (const [i, a] of states.entries()) {
      expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0)
      expect(a.x + a.width / 2).toBeLessThanOrEqual(width)
      expect(a.y + a.height / 2).toBeLessThanOrEqual(height)
      for (const b of states.slice(i + 1)) {
        const apart = Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2
        expect(apart, `${chart.id}: ${a.key} lies on ${b.key}`).toBe(true)
      }
    }
  }
})

function movesOf(text: string): readonly MachineMove[] {
  const world = readWorld(text)
  const moves: MachineMove[] = []
  const plain = simulate(world)
  expect(simulate(world, { onMove: (move) => moves.push(move) })).toEqual(plain)
  return moves
}

const lostNode = readFileSync(join(import.meta.dirname, '../../recordings/node-lost-and-back/world.yaml'), 'utf8')

test('every move goes along a way of its chart, and following the machines changes nothing of a run', () => {
  const all = charts()
  const seen = new Set<string>()
  for (const text of [presetOf('hung-web'), lostNode]) {
    const before = new Map<string, string>()
    for (const { machine, subject, part, state, event } of movesOf(text)) {
      const key = `${machine}/${subject}/${part}`
      const from = before.get(key)
      const chart = all[machine]
      const isWay = chart.edges.some((edge) => edge.to === state && (edge.from === from || edge.from === null))
      if (event === 'xstate.init') expect(state).toBe(chart.initial)
      else expect(isWay, `${key}: ${from} to ${state}`).toBe(true)
      before.set(key, state)
      seen.add(machine)
    }
  }
  expect(seen).toEqual(new Set(['podWorker', 'container', 'probe', 'nodeHealth']))
})

test('a node that is lost and comes back is heard, silent, unknown, returning, and heard again', () => {
  const states = movesOf(lostNode).flatMap(({ machine, state }) => (machine === 'nodeHealth' ? [state] : []))
  expect(states).toEqual(['heard', 'silent', 'unknown', 'returning', 'heard'])
})

const run: MachineHistory = {
  machine: 'container',
  subject: 'default/web',
  part: 'web',
  moves: [
    { at: simTimeOf(1000), state: 'created', event: 'xstate.init' },
    { at: simTimeOf(1000), state: 'running', event: 'START' },
    { at: simTimeOf(5000), state: 'exited', event: 'SIGKILL' },
    { at: simTimeOf(6000), state: 'created', event: 'xstate.init' },
    { at: simTimeOf(7000), state: 'running', event: 'START' },
  ],
}

test('a machine is in one state at a moment, and knows where it came from', () => {
  expect(keyOf(run)).toBe('container/default/web/web')
  expect(stateOf(run, simTimeOf(500))).toBeNull()
  expect(stateOf(run, simTimeOf(1000))).toEqual({ state: 'running', since: 1000, event: 'START', cameFrom: 'created' })
  expect(stateOf(run, simTimeOf(6500))).toMatchObject({ state: 'created', cameFrom: null })
  expect(visitsOf(run, 'running', simTimeOf(9000))).toEqual([
    { from: 1000, to: 5000 },
    { from: 7000, to: 9000 },
  ])
})

const began = (machine: MachineHistory['machine'], subject: string, part: string, at: number): MachineHistory => ({
  machine,
  subject,
  part,
  moves: [{ at: simTimeOf(at), state: 'x', event: 'xstate.init' }],
})
const MACHINES: Machines = {
  charts: charts(),
  runs: [
    began('nodeHealth', 'node-1', '', 0),
    began('podWorker', 'default/web', '', 0),
    began('container', 'default/web', 'web', 1000),
    began('container', 'default/other', 'web', 1000),
    began('probe', 'default/web', 'web/liveness', 2000),
  ],
}
const NO_END = Number.POSITIVE_INFINITY

test('a look at a Pod is about its machines and those of the nodes, as far as they may be told', () => {
  const parts = (horizon: number) => runsFor(MACHINES, 'default/web', horizon).map(({ machine }) => machine)
  expect(parts(NO_END)).toEqual(['nodeHealth', 'podWorker', 'container', 'probe'])
  expect(parts(1000)).toEqual(['nodeHealth', 'podWorker', 'container'])
})

test('the machine that is drawn is the chosen one, else the one behind the selected lane, else the worker of the Pod', () => {
  const runs = runsFor(MACHINES, 'default/web', NO_END)
  const lane = {
    id: 'l',
    kind: 'container',
    pod: 'default/web',
    container: 'web',
    detail: { kind: 'container', role: 'main' },
  } as unknown as Lane
  const shown = (chosen: string | null, selected: Lane | null) => shownRun(runs, chosen, selected)?.machine
  expect(shown(null, null)).toBe('podWorker')
  expect(shown(null, lane)).toBe('container')
  expect(shown('probe/default/web/web/liveness', lane)).toBe('probe')
  // What was chosen may not be told any more.
  expect(shown('probe/default/gone/web/liveness', lane)).toBe('container')
  expect(shownRun([], null, lane)).toBeNull()
})

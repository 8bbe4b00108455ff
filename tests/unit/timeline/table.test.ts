import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildLanes, describeTable } from '../../../src/lanes/index.ts'
import type { LaneModel, TableRow } from '../../../src/lanes/index.ts'
import { readManifest } from '../../../src/manifest/index.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { AS_IT_COMES, withFolds, withPin } from '../../../src/timeline/arrangement.ts'
import { CLASSES, classOf, columnsOf, walk } from '../../../src/timeline/columns.ts'
import { hitAt } from '../../../src/timeline/hit.ts'
import { lanesInOrder, layoutOf, outlineIn } from '../../../src/timeline/layout.ts'
import type { Layout, Row } from '../../../src/timeline/layout.ts'
import { timeScale } from '../../../src/timeline/scale.ts'
import { valueAt } from '../../../src/timeline/values.ts'
import { stateWords } from '../../../src/timeline/words.ts'
import { randomWorlds } from '../../support/random-worlds.ts'
import { worldOf } from '../../support/worlds.ts'

const WIDTH = 812
/** Segments at least so wide are drawn one by one, in pixels. */
const LEAST = 4
/** Marks catch the pointer so far beside them. */
const REACH = 7

/** What the picture draws of a lane: segments one by one, and for blocks of narrow ones how long each class of states lasts in them. */
function drawn({ lane }: Row, model: LaneModel) {
  const single: number[] = []
  const sums = CLASSES.map(() => 0)
  const scale = timeScale({ from: model.start, to: model.end }, WIDTH)
  walk(
    columnsOf(lane),
    scale,
    LEAST,
    (i) => single.push(i),
    ({ shares }) => shares.forEach((share, i) => (sums[i] = (sums[i] ?? 0) + share / scale.perMs)),
  )
  return { single: new Set(single), sums }
}

function expanded(model: LaneModel, by: 'owner' | 'node'): Layout {
  const outline = outlineIn(model, by)
  return layoutOf(model, { arrangement: withFolds({ ...AS_IT_COMES, by }, outline, true), k: 1 })
}

const segmentsIn = (rows: readonly TableRow[]): readonly TableRow[] => rows.filter(({ segment }) => segment !== null)

/** Each state of the table is drawn: by itself, or as its share of a block. */
function compareStates(row: Row, rows: readonly TableRow[], model: LaneModel): void {
  const { single, sums } = drawn(row, model)
  const joined = CLASSES.map(() => 0)
  for (const [i, { segment, duration }] of segmentsIn(rows).entries()) {
    if (!segment || single.has(i)) continue
    const at = CLASSES.indexOf(classOf(segment.state))
    joined[at] = (joined[at] ?? 0) + duration
  }
  for (const [i, sum] of joined.entries()) expect(sums[i]).toBeCloseTo(sum, 3)
}

/** Where nothing but one state is under the pointer, the picture names that state, and so does the gutter at that time. */
function compareTouch(row: Row, rows: readonly TableRow[], layout: Layout, model: LaneModel): void {
  const scale = timeScale({ from: model.start, to: model.end }, WIDTH)
  const marks = rows.flatMap(({ mark }) => (mark ? [scale.x(mark.at), scale.x('until' in mark ? mark.until : mark.at)] : []))
  for (const { segment, from, to, item } of segmentsIn(rows)) {
    const x = scale.x((from + to) / 2)
    if (!segment || scale.x(to) - scale.x(from) < LEAST || marks.some((mark) => Math.abs(mark - x) <= REACH)) continue
    const hit = hitAt(layout, scale, x, row.top + row.height / 2, 0, 1)
    expect([hit?.row.lane.id, hit?.segment?.id]).toEqual([row.lane.id, item])
    if (row.lane.kind === 'condition' || row.lane.kind === 'status' || row.lane.kind === 'phase')
      expect(valueAt(model, row.lane, segment.from).text).toBe(stateWords(segment))
  }
}

test('the table says the same as the picture, whatever the world', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(randomWorlds, fc.constantFrom('owner' as const, 'node' as const), ({ documents, spec }, by) => {
      const world = worldOf(spec, ...documents)
      const model = buildLanes(simulate(world), world)
      const layout = expanded(model, by)
      const arrangement = { ...AS_IT_COMES, by }
      const table = describeTable(model, lanesInOrder(model, arrangement)).filter(({ lane }) => lane.kind !== 'faults')
      // Every lane of the table has one row of the picture, in the same order.
      expect(layout.rows.filter(({ lane }) => lane.segments.length + lane.marks.length > 0).map(({ lane }) => lane.id)).toEqual([
        ...new Set(table.map(({ laneId }) => laneId)),
      ])
      for (const row of layout.rows) {
        const rows = table.filter(({ laneId }) => laneId === row.lane.id)
        compareStates(row, rows, model)
        compareTouch(row, rows, layout, model)
      }
    }),
    { numRuns: 25, seed: 5 },
  )
})

test('what is pinned or moved stands in the table where it stands in the picture', () => {
  const { world } = readManifest(presetOf('hung-web'), 'world.yaml')
  if (!world) throw new Error('the preset is a world')
  const model = buildLanes(simulate(world), world)
  const service = model.lanes.find(({ kind }) => kind === 'service')
  if (!service) throw new Error('the preset has a Service')
  const lanes = lanesInOrder(model, withPin(AS_IT_COMES, service.id))
  expect(lanes[0]).toBe(service)
  expect(lanes.filter((lane) => lane === service)).toHaveLength(1)
  expect(describeTable(model, lanes).find(({ lane }) => lane.kind !== 'faults')?.lane).toBe(service)
})

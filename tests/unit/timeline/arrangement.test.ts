import { beforeAll, describe, expect, it } from 'vitest'
import { buildLanes } from '../../../src/lanes/index.ts'
import type { LaneModel } from '../../../src/lanes/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { AS_IT_COMES, readArrangement, revealing, withFold, withOrder, withPin } from '../../../src/timeline/arrangement.ts'
import type { Arrangement } from '../../../src/timeline/arrangement.ts'
import { layoutOf, outlineIn, siblingsOf } from '../../../src/timeline/layout.ts'
import type { Row } from '../../../src/timeline/layout.ts'
import { readWorld } from '../../support/worlds.ts'

const node = (name: string): string => `apiVersion: v1
kind: Node
metadata: { name: ${name}, labels: { kubernetes.io/hostname: ${name} } }
status: { capacity: { cpu: "8", memory: 32Gi, pods: "110" }, allocatable: { cpu: "8", memory: 32Gi, pods: "110" } }
`

const TEXT = `apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata: { name: shop }
spec: { duration: 1m }
---
${node('machine-1')}---
${node('machine-2')}---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: single }
spec: { nodeName: machine-2, containers: [{ name: app, image: example/app:1, readinessProbe: { tcpSocket: { port: 80 } } }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec:
  serviceName: web
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { nodeName: machine-1, containers: [{ name: app, image: example/app:1 }] }
`

let model: LaneModel
beforeAll(() => {
  const world = readWorld(TEXT)
  model = buildLanes(simulate(world), world)
})

/** A row in words: indented as deep as it stands, `+` folded, `-` open. */
const drawn = ({ lane, depth, open, podName }: Row): string =>
  `${'  '.repeat(depth)}${open === null ? '' : open ? '- ' : '+ '}${podName ?? lane.name}`

const rows = (arrangement: Arrangement, filter = ''): readonly string[] => layoutOf(model, { arrangement, filter, k: 1 }).rows.map(drawn)

describe('lanes of several Pods', () => {
  it('stand under what owns the Pods, each folded', () => {
    expect(rows(AS_IT_COMES)).toEqual(['+ single', '- StatefulSet web', '  + web-0', '  + web-1', '+ Service web', 'Events'])
  })

  it('stand under the Nodes that have them', () => {
    expect(rows({ ...AS_IT_COMES, by: 'node' })).toEqual([
      '- Node machine-1',
      '  + web-0',
      '  + web-1',
      '- Node machine-2',
      '  + single',
      '+ Service web',
      'Events',
      'StatefulSet web',
    ])
  })

  it('are all there when a Pod is opened, a container with its probes', () => {
    const open = rows(withFold(AS_IT_COMES, 'pod/default/single', true))
    expect(open.slice(0, 2)).toEqual(['- single', 'phase'])
    expect(open.slice(open.indexOf('Ready'), open.indexOf('- StatefulSet web'))).toEqual(['Ready', 'app', 'readinessProbe'])
  })

  it('are opened as far as it takes to show one', () => {
    const shown = rows(revealing(AS_IT_COMES, outlineIn(model, 'owner'), 'pod/default/web-1/container/app'))
    expect(shown).toContain('  app')
    expect(shown).toContain('  + web-0')
    expect(shown).toContain('  - web-1')
  })

  it('are found in what is folded, with the names of what they stand under', () => {
    expect(rows(AS_IT_COMES, 'phase web')).toEqual(['- StatefulSet web', '  - web-0', '  phase', '  - web-1', '  phase'])
    expect(rows(AS_IT_COMES, 'restarts>=0 single')).toEqual(['- single', 'app'])
    expect(rows(AS_IT_COMES, 'nothing-like-it')).toEqual([])
  })
})

describe('an arrangement', () => {
  const order = (id: string, target: string): Arrangement => {
    const layout = layoutOf(model, { arrangement: AS_IT_COMES, k: 1 })
    const row = layout.rows.find(({ branch }) => branch === id)
    if (!row) throw new Error(`${id} has a row`)
    return withOrder(AS_IT_COMES, siblingsOf(model, AS_IT_COMES, layout, row), row.parent, id, target)
  }

  it('puts a lane, and what stands under it, in the place of another', () => {
    expect(rows(order('statefulset/default/web', 'pod/default/single'))).toEqual([
      '- StatefulSet web',
      '  + web-0',
      '  + web-1',
      '+ single',
      '+ Service web',
      'Events',
    ])
    expect(rows(order('pod/default/web-1', 'pod/default/web-0')).slice(1, 4)).toEqual(['- StatefulSet web', '  + web-1', '  + web-0'])
  })

  it('does not move a lane to where it does not belong', () => {
    expect(order('pod/default/web-1', 'events')).toBe(AS_IT_COMES)
  })

  it('keeps what is new behind what it comes after', () => {
    expect(rows({ ...AS_IT_COMES, order: { '': ['events', 'pod/default/single'] } })).toEqual([
      'Events',
      '+ single',
      '- StatefulSet web',
      '  + web-0',
      '  + web-1',
      '+ Service web',
    ])
  })

  it('has pinned lanes above the others, which keep their places', () => {
    const lane = 'pod/default/single/phase'
    const { pinned, rows: below, pinnedHeight } = layoutOf(model, { arrangement: withPin(AS_IT_COMES, lane), k: 1 })
    expect(pinned.map(({ lane: { name }, podName }) => [name, podName])).toEqual([['phase', 'single']])
    expect(below.map(drawn)).toEqual(rows(AS_IT_COMES))
    expect(below[0]?.top).toBeGreaterThanOrEqual(pinnedHeight)
    expect(withPin(withPin(AS_IT_COMES, lane), lane).pinned).toEqual([])
  })

  it('survives being kept; what is broken is left out', () => {
    const one: Arrangement = { by: 'node', folds: { a: true, b: false }, pinned: ['x'], order: { '': ['b', 'a'] } }
    expect(readArrangement(JSON.parse(JSON.stringify(one)))).toEqual(one)
    expect(readArrangement({ by: 7, folds: { a: 'yes' }, pinned: [1, 'x'], order: [] })).toEqual({ ...AS_IT_COMES, pinned: ['x'] })
    expect(readArrangement(null)).toEqual(AS_IT_COMES)
  })
})

import { expect, test } from 'vitest'
import type { Segment } from '../../../src/lanes/types.ts'
import { pictureOf, playedCase, whyOf } from '../../support/why.ts'
import { textOfPod } from '../../support/worlds.ts'

const inState = (label: string) => (item: unknown) => (item as Partial<Segment>).label === label

/** The chain alone, a step a line. */
const chain = (text: string, lane: string, label: string): string =>
  pictureOf({ ...whyOf(playedCase(text), lane, inState(label)), rows: [], status: [], note: null, sources: [] })

test('a Pod that stays Pending is told with what the scheduler says of the nodes', () => {
  expect(chain(textOfPod({}, { resources: '{requests: {cpu: 400}}' }), 'web/status', 'Pending')).toMatch(
    /The API server stores the Pod web\n0\.\d The scheduler finds no node: 0\/3 nodes are available: 3 Insufficient cpu\./,
  )
})

test('one that soon has a node is not', () => {
  expect(chain(textOfPod({}, {}), 'web/status', 'Pending')).not.toContain('scheduler')
})

test('a container that runs and is not ready is told with the attempt that fails, and the fault behind that', () => {
  const late = textOfPod(
    { duration: '1m', timeline: '[{at: 0s, slowStart: {container: app, listens: 20s}}]' },
    { readinessProbe: '{tcpSocket: {port: 80}, periodSeconds: 5}' },
  )
  expect(chain(late, 'container/app', 'Running')).toMatch(
    /0\.0 The fault begins\n(.*\n)*\d\.\d app starts\n\d\.\d Nothing listens in app yet, .* after its start\n\d\.\d Readiness probe failed, 1 of 3\n$/,
  )
})

test('a container that waits is told with the volume that cannot be mounted', () => {
  const text = textOfPod(
    {},
    { volumeMounts: '[{name: keys, mountPath: /keys}]' },
    { volumes: '[{name: keys, secret: {secretName: nope}}]' },
  )
  expect(chain(text, 'container/app', 'ContainerCreating')).toMatch(/The volume keys cannot be mounted: .*secret "nope" not found\n$/)
})

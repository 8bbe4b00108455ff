import { expect, test } from 'vitest'
import { selectedItem } from '../../../src/app/inspector/selected.ts'
import { proseOf } from '../../../src/app/inspector/tell.ts'
import type { Case } from '../../../src/explain/case.ts'
import { explain } from '../../../src/explain/why.ts'
import type { Mark, Segment } from '../../../src/lanes/types.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { laneOf, playedCase } from '../../support/why.ts'
import { textOfPod } from '../../support/worlds.ts'

/** What a glance at a phone says of the first item of a lane that is wanted. */
function glance(of: Case, end: string, wanted: (item: Segment | Mark) => boolean): string {
  const { id, segments, marks } = laneOf(of, end)
  const item = [...segments, ...marks].find(wanted)
  const place = { lane: id, item: item?.id ?? '' }
  const why = explain(of, place)
  return why ? proseOf(why.steps, why.after, of.model, selectedItem(of.model, place)) : ''
}

const is =
  (kind: string) =>
  (item: Segment | Mark): boolean =>
    'state' in item ? item.state.kind === kind : item.kind === kind

const hung = playedCase(presetOf('hung-web'))

test('an end is told with what Kubernetes does about it: it starts the container again', () => {
  expect(glance(hung, 'container/web', is('terminated'))).toBe(
    'The liveness probe failed 3 of 3 times. The process ignored SIGTERM. SIGKILL ended it, with exit code 137. At 1:09.2 the kubelet starts it again, restart 1.',
  )
})

test('what came of a restart is told with the restart', () => {
  const words = glance(hung, 'container/web', (item) => item.id.endsWith('#7') && is('running')(item))
  expect(words).toMatch(
    /^The liveness probe failed 3 of 3 times\. SIGKILL ended it, with exit code 137\. The kubelet starts it again, restart 1\. /,
  )
})

/** A Pod that exits with code 3 each time, with this restartPolicy. */
const failing = (restartPolicy: string): Case =>
  playedCase(textOfPod({ duration: '3m', processes: '[{container: app, starts: [{exits: {after: 5s, code: 3}}]}]' }, {}, { restartPolicy }))

test('an end that a back-off follows is told with both, the restart by its time', () => {
  const of = failing('Always')
  const [, second] = laneOf(of, 'container/app').marks.filter(is('exit'))
  expect(glance(of, 'container/app', (item) => item.id === second?.id)).toMatch(
    /app exits with code 3 \(Error\), as the Scenario has it\. The back-off of 10 s holds the restart back\. At 0:\d\d\.\d the kubelet starts it again, restart 2\.$/,
  )
})

test('an end that is the last says by which rule', () => {
  expect(glance(failing('Never'), 'container/app', is('exit'))).toMatch(/\. With restartPolicy Never it does not start again\.$/)
})

test('a pull that failed is told with the next one', () => {
  const of = playedCase(presetOf('image-not-found'))
  const lane = of.model.lanes.find(({ kind }) => kind === 'container')
  expect(glance(of, lane?.id ?? '', is('blocked'))).toMatch(
    /The back-off of 10 s holds the next pull back\. At 0:\d\d\.\d the kubelet pulls \S+ again\.$/,
  )
})

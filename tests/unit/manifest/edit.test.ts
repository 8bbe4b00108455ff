import { describe, expect, test } from 'vitest'
import { addStep, changeAt, nodeRange, pathAt, removeAt } from '../../../src/manifest/edit.ts'
import { readManifest } from '../../../src/manifest/index.ts'

const HEAD = 'apiVersion: podscope.dev/v1alpha1\nkind: Scenario\n'
const WORLD = `${HEAD}spec:
  duration: 4m # long enough
  timeline:
  # the first
  - {at: 5s, kubectl: delete pod web}   # bye
  - at: 46s
    hang: {container: web}
    until: 60s

---
apiVersion: v1
kind: Pod
`
const AFTER = '---\napiVersion: v1\nkind: Pod\n'

/** Lines that are in only one of two texts, as a diff. */
function diff(before: string, after: string): string[] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return [...a.slice(head, a.length - tail).map((line) => `-${line}`), ...b.slice(head, b.length - tail).map((line) => `+${line}`)]
}

describe('a step is added', () => {
  const step = { at: '1s', oom: { container: 'web' } }
  test.each([
    ['behind the last one', WORLD, ['+  - {at: 1s, oom: {container: web}}']],
    [
      'to a list on one line',
      `${HEAD}spec: {timeline: [{at: 5s, evict: web}]}\n`,
      ['-spec: {timeline: [{at: 5s, evict: web}]}', '+spec: {timeline: [{at: 5s, evict: web}, {at: 1s, oom: {container: web}}]}'],
    ],
    ['to an empty list', `${HEAD}spec:\n  timeline: []\n`, ['-  timeline: []', '+  timeline: [{at: 1s, oom: {container: web}}]']],
    ['to a list that is only a key', `${HEAD}spec:\n  timeline:\n${AFTER}`, ['+  - {at: 1s, oom: {container: web}}']],
    ['where there is no timeline', `${HEAD}spec:\n  duration: 1m\n${AFTER}`, ['+  timeline:', '+  - {at: 1s, oom: {container: web}}']],
    ['where there is no spec', `${HEAD}${AFTER}`, ['+spec:', '+  timeline:', '+  - {at: 1s, oom: {container: web}}']],
    [
      'where there is no Scenario',
      'kind: Pod\n',
      [
        ...HEAD.trim()
          .split('\n')
          .map((line) => `+${line}`),
        '+spec:',
        '+  timeline:',
        '+  - {at: 1s, oom: {container: web}}',
        '+---',
      ],
    ],
  ])('%s', (_, text, wanted) => {
    expect(diff(text, addStep(text, step))).toEqual(wanted)
  })

  test('and is read back as it was', () => {
    const awkward = { at: '1s', probe: { container: 'on', probe: 'liveness', how: '500', output: 'a: "b", {c} #d\né' } } as const
    const [scenario] = readManifest(addStep('', awkward), 'f').documents
    expect(scenario?.value).toMatchObject({ spec: { timeline: [awkward] } })
  })
})

describe('a step is changed', () => {
  test.each<[(string | number)[], unknown, string[]]>([
    [
      ['spec', 'timeline', 0],
      { at: '7s' },
      ['-  - {at: 5s, kubectl: delete pod web}   # bye', '+  - {at: 7s, kubectl: delete pod web}   # bye'],
    ],
    [
      ['spec', 'timeline', 0],
      { until: '9s' },
      ['-  - {at: 5s, kubectl: delete pod web}   # bye', '+  - {at: 5s, kubectl: delete pod web, until: 9s}   # bye'],
    ],
    [['spec', 'timeline', 1], { until: undefined }, ['-    until: 60s']],
    [['spec', 'timeline', 1, 'hang'], { pod: 'web' }, ['-    hang: {container: web}', '+    hang: {container: web, pod: web}']],
    [['spec', 'duration'], '5m', ['-  duration: 4m # long enough', '+  duration: 5m # long enough']],
    [['spec', 'nope'], '5m', []],
  ])('%j by %j', (path, patch, wanted) => {
    expect(diff(WORLD, changeAt(WORLD, path, patch))).toEqual(wanted)
  })
})

describe('a part is taken out', () => {
  test.each<[(string | number)[], string[]]>([
    [['spec', 'timeline', 0], ['-  - {at: 5s, kubectl: delete pod web}   # bye']],
    [
      ['spec', 'timeline', 1],
      ['-  - at: 46s', '-    hang: {container: web}', '-    until: 60s'],
    ],
    [
      ['spec', 'timeline', 1, 'at'],
      ['-  - at: 46s', '-    hang: {container: web}', '+  - hang: {container: web}'],
    ],
    [['spec', 'duration'], ['-  duration: 4m # long enough']],
    [['spec', 'timeline', 7], []],
  ])('%j', (path, wanted) => {
    expect(diff(WORLD, removeAt(WORLD, path))).toEqual(wanted)
  })

  test('a list of which nothing is left goes too', () => {
    const text = `${HEAD}spec:\n  duration: 1m\n`
    expect(removeAt(addStep(text, { at: '1s', evict: 'web' }), ['spec', 'timeline', 0])).toBe(text)
  })
})

test('a place has a path, and a path has a place', () => {
  expect(pathAt(WORLD, WORLD.indexOf('container: web'))).toEqual({ document: 0, path: ['spec', 'timeline', 1, 'hang', 'container'] })
  expect(pathAt(WORLD, WORLD.indexOf('Pod'))).toEqual({ document: 1, path: ['kind'] })
  const range = nodeRange(WORLD, 0, ['spec', 'timeline', 1])
  expect(WORLD.slice(range?.start.offset, range?.end.offset)).toBe('at: 46s\n    hang: {container: web}\n    until: 60s')
})

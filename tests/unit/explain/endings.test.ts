import { describe, expect, test } from 'vitest'
import type { Mark, Segment } from '../../../src/lanes/types.ts'
import { pictureOf, playedCase, whyOf } from '../../support/why.ts'
import { textOfPod } from '../../support/worlds.ts'

type Fields = Parameters<typeof textOfPod>[1]

/** A Pod with these fields and a Scenario's timeline, played for three minutes. */
const played = (timeline: string, { pod = {}, container = {} }: { readonly pod?: Fields; readonly container?: Fields } = {}) => {
  const processes = '[{container: prepare, starts: [{exits: {after: 2s, code: 0}}]}]'
  return playedCase(textOfPod({ duration: '3m', processes, timeline: `[${timeline}]` }, container, pod))
}

const sigterm = (item: Segment | Mark): boolean => 'kind' in item && item.kind === 'signal' && item.signal === 'SIGTERM'
const exit = (item: Segment | Mark): boolean => 'kind' in item && item.kind === 'exit'

describe('the grace period', () => {
  const pressure = '{at: 30s, node: {name: node-1, pressure: memory}}'

  test('of an eviction is what that gives, and two seconds at least', () => {
    const picture = pictureOf(whyOf(played(pressure), 'app/signals', sigterm))
    expect(picture).toContain('Grace period | what an eviction gives | 1 s\nLeft for SIGTERM | 1 s, at least 2 s | 2 s\n')
    expect(picture).not.toContain('preStop')
  })

  test('of a shutdown is what that leaves', () => {
    const shutdown = '{at: 30s, node: {name: node-1, shutdown: {shutdownGracePeriod: 12s}}}'
    const picture = pictureOf(whyOf(played(shutdown), 'app/signals', sigterm))
    expect(picture).toContain('Grace period | what the shutdown leaves | 12 s\n')
  })

  test('of a forced deletion is two seconds', () => {
    const deletion = '{at: 30s, kubectl: "delete pod web --grace-period=1"}'
    const picture = pictureOf(whyOf(played(deletion), 'app/signals', sigterm))
    expect(picture).toContain('Grace period | deletionGracePeriodSeconds | 1 s\nLeft for SIGTERM | 1 s, at least 2 s | 2 s\n')
  })

  test('counts from the start of preStop where there is one', () => {
    const hook = { lifecycle: '{preStop: {sleep: {seconds: 3}}}' }
    const picture = pictureOf(whyOf(played('{at: 30s, kubectl: delete pod web}', { container: hook }), 'app/signals', sigterm))
    expect(picture).toContain('The grace period counts from the start of preStop')
  })
})

test('an init container that succeeds is done, whatever the restartPolicy', () => {
  const picture = pictureOf(
    whyOf(played('', { pod: { initContainers: '[{name: prepare, image: "example/init:1"}]' } }), 'container/prepare', exit),
  )
  expect(picture).toContain('restartPolicy | Always | stays ended\nAn init container that succeeds is done')
})

test('a process that obeys SIGTERM at once needs no number', () => {
  const picture = pictureOf(whyOf(played('{at: 30s, kubectl: delete pod web}'), 'app/signals', sigterm))
  expect(picture).toMatch(/SIGTERM\. The process ends (at once|within \d+\.\d s)\n/)
})

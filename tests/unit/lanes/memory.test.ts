import { expect, it } from 'vitest'
import { laneText } from '../../../src/lanes/index.ts'
import { pictureOf, playedCase, whyOf } from '../../support/why.ts'
import { textOfPod } from '../../support/worlds.ts'

const world = (scenario: Readonly<Record<string, string>>, limits = 'limits: {memory: 128Mi}'): string =>
  textOfPod({ duration: '2m', ...scenario }, { resources: `{${limits}}` })

/** A program that outgrows its limit once. */
const OUTGROWS = { processes: '[{container: app, starts: [{exits: {after: 40s, oom: true}}, {}]}]' }

/** The memory lane of a world with one container, its times rounded to seconds. */
const memoryOf = (text: string): string =>
  laneText(playedCase(text).model, ({ kind }) => kind === 'memory').replaceAll(/\d+\.\d+/g, (time) => String(Math.round(Number(time))))

it('rises evenly to the limit of a program that outgrows it, and begins anew with the next start', () => {
  expect(memoryOf(world(OUTGROWS))).toBe('container/app/memory: 10Mi → 128Mi 2–42 | 10Mi 42–120 ! exit(OOMKilled,137)@42')
})

it('goes where a step has it go, up to the limit or the end of the step', () => {
  const uses = (memory: string) => ({ timeline: `[{at: 30s, until: 60s, uses: {container: app, memory: ${memory}}}]` })
  expect(memoryOf(world(uses('96Mi')))).toBe('container/app/memory: 10Mi 2–30 | 10Mi → 96Mi 30–30 | 96Mi 30–60 | 10Mi 60–120')
  expect(memoryOf(world(uses('1Gi')))).toContain('10Mi → 128Mi 30–30')
})

it('is there without a limit only where more than the usual is used', () => {
  expect(memoryOf(world({}, ''))).toBe('')
  expect(memoryOf(world({ timeline: '[{at: 30s, uses: {container: app, memory: 2Gi}}]' }, ''))).toBe(
    'container/app/memory: 10Mi → 2Gi 30–31 | 2Gi 31–120',
  )
})

it('says what it is killed at, also where a fault kills it in the middle', () => {
  expect(memoryOf(world({ timeline: '[{at: 30s, oom: {container: app}}]' }))).toBe(
    'container/app/memory: 10Mi 2–30 | 10Mi 30–120 ! exit(OOMKilled,137)@30',
  )
})

it('is explained down to the line of the Scenario, with what the limit leaves', () => {
  const of = playedCase(world(OUTGROWS))
  expect(pictureOf(whyOf(of, 'container/app/memory', () => true))).toBe(
    [
      'Why does app fill its memory?',
      '0.0 The manifest was applied',
      '0.0 The API server stores the Pod web',
      '0.0 The scheduler chooses node-1',
      '0.6 The kubelet pulls example/app:1',
      '1.6 app starts',
      '1.6 The memory of app begins to go from 10Mi to 128Mi, as the Scenario has it',
      'Time it takes | 0:41.6 − 0:01.6 | 40.0 s',
      'Memory limit | resources.limits.memory | 128Mi',
      'The kernel kills a process that passes its memory limit: no SIGTERM, no preStop.',
      'calculateLinuxResources',
    ].join('\n'),
  )
})

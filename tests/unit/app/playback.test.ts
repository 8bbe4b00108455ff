import { expect, test } from 'vitest'
import { createActor, fromCallback } from 'xstate'
import { playbackMachine, SPEEDS } from '../../../src/app/playback/machine.ts'
import type { Speed } from '../../../src/app/playback/machine.ts'

interface Move {
  readonly passed: number
  readonly speed: Speed
  readonly following: boolean
}

function play() {
  const moves: Move[] = []
  const actor = createActor(
    playbackMachine.provide({ actors: { frames: fromCallback(() => {}) }, actions: { moveOn: (_, params) => void moves.push(params) } }),
  ).start()
  return { actor, moves }
}

test('frames move the cursor only while it plays', () => {
  const { actor, moves } = play()
  actor.send({ type: 'frame', passed: 16 })
  actor.send({ type: 'toggle' })
  actor.send({ type: 'frame', passed: 17 })
  actor.send({ type: 'pause' })
  actor.send({ type: 'frame', passed: 18 })
  expect(moves).toEqual([{ passed: 17, speed: 10, following: true }])
})

test('following ends when somebody moves the view, and begins anew with playing', () => {
  const { actor } = play()
  actor.send({ type: 'toggle' })
  actor.send({ type: 'view moved' })
  expect(actor.getSnapshot().context.following).toBe(false)
  actor.send({ type: 'ended' })
  expect(actor.getSnapshot().value).toBe('paused')
  actor.send({ type: 'toggle' })
  expect(actor.getSnapshot().context.following).toBe(true)
})

test('faster and slower stay within the speeds there are', () => {
  const { actor } = play()
  for (let i = 0; i < 20; i++) actor.send({ type: 'faster' })
  expect(actor.getSnapshot().context.speed).toBe('changes')
  for (let i = 0; i < 20; i++) actor.send({ type: 'slower' })
  expect(actor.getSnapshot().context.speed).toBe(SPEEDS[0])
})

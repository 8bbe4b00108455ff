import { expect, test } from 'vitest'
import { NEW_TERMINAL } from '../../../src/app/terminal/protocol.ts'
import type { LineAnswer } from '../../../src/app/terminal/protocol.ts'
import { answerTo } from '../../../src/app/worker/answers.ts'
import type { Answerable } from '../../../src/app/worker/answers.ts'
import { ZERO } from '../../../src/base/time.ts'
import { playedCase } from '../../support/why.ts'

const run = {
  ...playedCase('{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: b}]}}'),
  text: '',
  documents: [],
  recording: null,
}

/** What a line prints at time zero, however it calls kubectl. */
async function typed(line: string, asked: Answerable = run): Promise<string> {
  const answer = await answerTo(asked, {
    kind: 'ask',
    id: 1,
    ticket: 1,
    what: 'typed',
    about: { line, at: ZERO, state: { ...NEW_TERMINAL, aliases: { describes: 'kubectl explain' } } },
  })
  return (answer as LineAnswer).pieces.map(({ text }) => text).join('')
}

test('the words of the API are there for each line that asks for them, whatever it is called by', async () => {
  const words = await typed('kubectl explain pod.spec.containers.image')
  expect(words).toContain('Container image name.')
  expect(await typed('describes pod.spec.containers.image')).toBe(words)
  expect(await typed('v=explain; kubectl $v pod.spec.containers.image')).toBe(words)
  expect(await typed('echo explain')).toBe('explain\n')
})

test('what cannot be carried out is told as what it is', async () => {
  const broken = Object.defineProperty({ ...run.trace }, 'records', {
    get() {
      throw new RangeError('too deep')
    },
  })
  expect(await typed('kubectl get pods', { ...run, trace: broken })).toBe(
    'Podscope failed at this command, which is a mistake of its own: too deep\n',
  )
})

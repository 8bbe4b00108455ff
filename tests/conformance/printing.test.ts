import { expect, test } from 'vitest'
import { typed } from '../support/kubectl.ts'
import { transcribedRecordings } from './transcripts.ts'

const READING = /^(?:get|describe|events|rollout history)\b/

/** Kinds that the recorder did not watch. */
const NOT_WATCHED = /\b(?:all|svc|ep|nodes|ns|cm|secrets?)\b/

/** After this many seconds answers came, on a busy machine the last; a second before the end of a recording some are missing. */
const ANSWERED_AFTER = [0.15, 0.25, 0.35, 0, 0.5, 1]
const LAST = 1

/** Only ages may differ, and with them how wide their column is. */
const plain = (text: string): string =>
  text
    .replace(/\b(?:\d+[smhd])+\b/g, 'AGE')
    .replace(/(?<=\S) +/g, ' ')
    .replace(/ $/gm, '')
    .trimEnd()

test.each(transcribedRecordings().map((recording) => [recording.name, recording] as const))(
  'of what the API server sent in %s, kubectl prints what it printed',
  (_, { trace, typed: commands }) => {
    const end = trace.end / 1000 - LAST
    for (const { at, command, answer } of commands) {
      if (at === 0 || at > end || !READING.test(command) || NOT_WATCHED.test(command)) continue
      const answers = ANSWERED_AFTER.map((later) => plain(typed({ trace, at: at + later }, command)))
      const want = plain(answer)
      expect(answers.find((text) => text === want) ?? answers[0], `at ${at}s: kubectl ${command}`).toBe(want)
    }
  },
)

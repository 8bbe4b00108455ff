import { describe, expect, test } from 'vitest'
import { RecordingError } from '../../../src/recording/problem.ts'
import { readWatchStream, watchStreamLines } from '../../../src/recording/watch-stream.ts'

const line = (at: number, type: string, name: string, created?: string): string =>
  JSON.stringify({ at, type, object: { apiVersion: 'v1', kind: 'Pod', metadata: { name, creationTimestamp: created } } })

const POD = '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}}'

const problemOf = (text: string): RecordingError => {
  try {
    readWatchStream(text, 'x')
  } catch (error) {
    if (error instanceof RecordingError) return error
  }
  throw new Error('read without a complaint')
}

describe('a watch stream', () => {
  const text = [
    line(0, 'ADDED', 'web', '2026-11-21T03:09:11Z'),
    '',
    line(3.4, 'ADDED', 'api', '2026-11-21T03:09:15Z'),
    line(9.25, 'DELETED', 'web'),
  ].join('\n')

  test('becomes a Trace of watch records in whole milliseconds', () => {
    const trace = readWatchStream(text, 'two-pods')
    expect(trace.name).toBe('two-pods')
    expect(trace.end).toBe(9250)
    expect(trace.records.map((r) => [r.id, r.at, r.kind, r.causes])).toEqual([
      [0, 0, 'watch', []],
      [1, 3400, 'watch', []],
      [2, 9250, 'watch', []],
    ])
  })

  test('puts time zero where no object is seen before it was created', () => {
    expect(readWatchStream(text, 'x').epoch).toBe('2026-11-21T03:09:11.600Z')
  })

  test('is put in order of time', () => {
    const trace = readWatchStream(`${line(2, 'MODIFIED', 'b')}\n${line(1, 'ADDED', 'a')}`, 'x')
    expect(trace.records.map((r) => r.at)).toEqual([1000, 2000])
  })

  test('comes back out line for line', () => {
    expect([...watchStreamLines(readWatchStream(text, 'x'))]).toEqual(text.split('\n').filter(Boolean))
  })
})

describe('what is no recording is refused', () => {
  test.each([
    ['nothing', ' \n', null, 'nothing in it'],
    ['a broken line', `${line(0, 'ADDED', 'web')}\n{"at": 1,\n${line(2, 'DELETED', 'web')}`, 2, 'not JSON'],
    ['other JSON', '{"a": 1}\n[2]\n3', null, '3 lines of JSON, none with type and object'],
    [
      'times on some lines',
      `${line(0, 'ADDED', 'web')}\n{"type": "DELETED", "object": ${POD}}`,
      2,
      'at must be there on every line, or on none',
    ],
    ['broken YAML', 'type: ADDED\nobject: {', 2, 'not YAML: '],
    ['YAML that names what it has not', 'type: ADDED\nobject: *pod\n', 1, 'not YAML: Unresolved alias'],
    [
      'a time that is no number',
      `${line(0, 'ADDED', 'web')}\n\n{"at": "1", "type": "ADDED", "object": {}}`,
      3,
      'at must be a number of seconds',
    ],
    ['an unknown type', line(0, 'GONE', 'web'), 1, 'type must be ADDED, MODIFIED or DELETED'],
    ['an object without a name', '{"at": 1, "type": "ADDED", "object": {"kind": "Pod"}}', 1, 'metadata.name'],
  ])('%s', (_, text, at, message) => {
    const error = problemOf(text)
    expect(error.line).toBe(at)
    expect(error.message).toContain(message)
  })
})

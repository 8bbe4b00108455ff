import { expect, test } from 'vitest'
import { typed } from '../../support/kubectl.ts'
import { play, worldOf } from '../../support/worlds.ts'
import type { Document } from '../../support/worlds.ts'

const SCRIPT = 'n=0; while true; do n=$((n+1)); echo line $n; sleep 10; done'
const TWO: Document = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'two', labels: { app: 'two' } },
  spec: {
    containers: [
      { name: 'a', image: 'busybox', command: ['sh', '-c', SCRIPT] },
      { name: 'b', image: 'busybox', command: ['sh', '-c', 'echo dies; sleep 5; exit 1'] },
    ],
  },
}
const LOST: Document = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'lost' },
  spec: { containers: [{ name: 'c', image: 'no/such' }] },
}
const TRACE = play(worldOf({ duration: '2m', images: [{ image: 'no/such', errors: [{ message: 'not found' }] }] }, TWO, LOST))

const logs = (words: string, at = 35): string => typed({ trace: TRACE, at }, `logs ${words}`)

test('the log of a container: all of it, its end, what is recent', () => {
  expect(logs('two -c a')).toBe('line 1\nline 2\nline 3\nline 4')
  expect(logs('two a --tail=2')).toBe('line 3\nline 4')
  expect(logs('two -c a --since=12s')).toBe('line 4')
  expect(logs('two')).toBe('Defaulted container "a" out of: a, b\nline 1\nline 2\nline 3\nline 4')
  expect(logs('two -c a --tail=1 --timestamps')).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}000000Z line 4$/)
  expect(logs('-l app=two --all-containers --prefix --tail=1')).toBe('[pod/two/a] line 4\n[pod/two/b] dies')
})

test('the instance before, and one that waits for its back-off', () => {
  expect(logs('two -c b --previous', 20)).toBe('dies')
  expect(logs('two -c b', 11)).toBe('dies')
  expect(logs('two -c a --previous')).toBe('Error from server (BadRequest): previous terminated container "a" in pod "two" not found')
  expect(logs('lost', 1.5)).toMatch(
    /^Error from server \(BadRequest\): container "c" in pod "lost" is waiting to start: ContainerCreating$/,
  )
  expect(logs('lost')).toMatch(/is waiting to start: (?:trying and failing to pull image|image can't be pulled)$/)
})

test('following goes on until the process ends', () => {
  expect(logs('two -c a -f --tail=0', 95)).toBe('line 11\nline 12')
})

test('what is not there is told in the words of kubectl', () => {
  expect(logs('nope')).toBe('error: error from server (NotFound): pods "nope" not found in namespace "default"')
  expect(logs('two -c nope')).toBe('error: container nope is not valid for pod two out of: a, b')
  expect(logs('')).toBe(
    "error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command\nSee 'kubectl logs -h' for help and examples",
  )
  expect(logs('two a -c b')).toBe('error: only one of -c or an inline [CONTAINER] arg is allowed')
  expect(logs('two --all-containers -c a')).toBe('error: --all-containers=true should not be specified with container name a')
  expect(logs('two --tail=-2')).toBe('error: --tail must be greater than or equal to -1')
  expect(logs('node/node-1')).toBe('error: cannot get the logs from *v1.Node: selector for *v1.Node not implemented')
})

test('events: how often, sorted by when they were seen last', () => {
  const events = (words: string): string => typed({ trace: TRACE, at: 60 }, `events ${words}`)
  expect(events('--for pod/two --types=Warning')).toMatch(
    /^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE\n\d+s \(x\d over \d+s\) +Warning +BackOff +Pod\/two +Back-off restarting failed container b /,
  )
  expect(events('--for two')).toBe('error: --for must be in resource/name form')
  expect(events('--types=Odd')).toBe('error: valid --types are Normal or Warning')
  expect(events('-n kube-public')).toBe('No events found in kube-public namespace.')
})

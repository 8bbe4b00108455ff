import { expect, test } from 'vitest'
import { Typist } from '../../support/typist.ts'

const WORLD = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: app
    image: busybox:1.28
    command: [sh, -c, "touch /tmp/ready; while true; do sleep 5; done"]
`
const RECORDED = '! error: a recording cannot be changed: choose Simulation at the top of the page to go back to the world that can'
const REFUSED = '! error: the text in the editor is refused as it is: nothing can be changed before it is mended'

const CHANGES = [
  'kubectl delete pod web',
  'kubectl run one --image=nginx',
  'kubectl label pod web tier=front',
  'kubectl edit pod web',
  'kubectl exec web -- rm /tmp/ready',
]

test.each(CHANGES)('a recording is not changed by %s', (line) => {
  const me = new Typist(WORLD)
  me.fixed = 'recorded'
  expect(me.type(`${line} || echo failed`)).toBe(`${RECORDED}\nfailed`)
  expect([me.text, me.at]).toEqual([WORLD, 20])
})

test.each(CHANGES)('while the text is refused nothing is changed by %s', (line) => {
  const me = new Typist(WORLD)
  me.fixed = 'refused'
  expect(me.type(`${line} || echo failed`)).toBe(`${REFUSED}\nfailed`)
  expect([me.text, me.at]).toEqual([WORLD, 20])
})

test('what only looks goes on', () => {
  for (const fixed of ['recorded', 'refused'] as const) {
    const me = new Typist(WORLD)
    me.fixed = fixed
    expect(me.type('kubectl get pods --no-headers | wc -l; kubectl describe pod web | grep -c ^Name:')).toBe('1\n1')
  }
})

test('while the text is refused the files of a container are read, but no shell changes them', () => {
  const me = new Typist(WORLD)
  me.fixed = 'refused'
  expect(me.type('kubectl exec web -- ls /tmp')).toBe('ready')
  expect(me.type('kubectl label pod web a=b --dry-run=server')).toBe('pod/web labeled (server dry run)')
  expect(me.type('kubectl exec -it web -- sh')).toBe('')
  expect(me.type('ls /tmp')).toBe('ready')
  expect(me.type('touch /tmp/new')).toBe(REFUSED)
  expect(me.type('ls /tmp')).toBe('ready')
})

test('no shell of a recorded container is entered', () => {
  const me = new Typist(WORLD)
  me.fixed = 'recorded'
  expect(me.type('kubectl exec -it web -- sh')).toBe(RECORDED)
  expect(me.state.inside).toBeNull()
})

test.each([
  ['failed', 'the simulation of the text in the editor failed'],
  ['stopped', 'the simulation of the text in the editor was stopped'],
  ['too-long', 'the world in the editor takes longer than a minute to simulate'],
] as const)('what keeps the text from being simulated is told: %s', (fixed, why) => {
  const me = new Typist(WORLD)
  me.fixed = fixed
  expect(me.type('kubectl delete pod web')).toContain(`! error: ${why}: nothing can be changed before it is`)
})

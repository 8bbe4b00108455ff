import { expect, test } from 'vitest'
import { Typist } from '../../support/typist.ts'

const WORLD = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: app, image: nginx}]}
---
apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata: {name: long}
spec: {duration: 24h}
`

test.each([
  ['while true; do kubectl get po -o name; sleep 1; done | head -3', 'pod/web\n+1 pod/web\n+2 pod/web', 22],
  ['while true; do kubectl get po -o name; done | head -2', 'pod/web\npod/web', 20],
  ['while true; do kubectl get po -o name; sleep 1; done | grep -m1 web; echo after', 'pod/web\nafter', 20],
  ['while true; do kubectl get po -o name; sleep 1; done | cat | head -2', 'pod/web\n+1 pod/web', 23],
  ['for i in 1 2 3; do echo $i; sleep 1; done | tail -1', '+3 3', 23],
])('who reads ends the loop that writes: %s', (line, shown, end) => {
  const me = new Typist(WORLD)
  expect(me.type(line)).toBe(shown)
  expect(me.at).toBe(end)
})

test('a loop with a reader that waits for its end goes on for ever', () => {
  expect(new Typist(WORLD).type('while true; do echo a; sleep 60; done | tail -2')).toBe('…')
})

test('a loop that never pauses is followed no further, also as a stage of a pipe', () => {
  const me = new Typist(WORLD)
  expect(me.type('while :; do :; done | head -1')).toBe('+5 ! The command never pauses: it is followed no further.')
  expect(me.at).toBe(25)
})

test('so many commands in one line are more than anyone waits for', () => {
  const me = new Typist(WORLD)
  expect(me.type('while true; do kubectl get nope; sleep 1; done 2>/dev/null | tail -1')).toMatch(
    /^\+10000\.\d ! After 10,000 commands the line is followed no further\.\n…$/,
  )
  expect(me.at).toBe(20)
})

test.each([
  ['while true; do kubectl get po -o yaml; done', /! After 3,000,000 characters the line is followed no further\.$/m],
  ['while true; do kubectl label pod web tier=$RANDOM --overwrite; done', /! After 50 commands that change something the line is/m],
])('so much of one line is more than anyone waits for: %s', (line, said) => {
  expect(new Typist(WORLD.replace('24h', '30s')).type(`${line} | tail -1`)).toMatch(said)
})

import { expect, test } from 'vitest'
import { Typist } from '../../support/typist.ts'

const WORLD = `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: app, image: nginx}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  replicas: 2
  selector: {matchLabels: {app: api}}
  template: {metadata: {labels: {app: api}}, spec: {containers: [{name: api, image: nginx}]}}
`

test.each([
  ['kubectl label pod nope a=b', '! Error from server (NotFound): pods "nope" not found'],
  ['kubectl label pod web app=other', "! error: 'app' already has a value (web), and --overwrite is false"],
  ['kubectl scale deploy/api --replicas=2 --current-replicas=5', '! error: Expected replicas to be 5, was 2'],
  ['kubectl delete pod nope', '! Error from server (NotFound): pods "nope" not found'],
  [
    `kubectl patch deploy api -p '{"spec":{"replicas":"x"}}'`,
    '! The request is invalid: patch: Invalid value: "map[spec:map[replicas:x]]": unrecognized type: int32',
  ],
  [`kubectl patch pod web -p '{"spec":{"x":1}}'`, '! Warning: unknown field "spec.x"\npod/web patched (no change)'],
  ['kubectl label pod web nope-', 'label "nope" not found.\npod/web not labeled'],
  ['kubectl label pod web a=b --dry-run=server', 'pod/web labeled (server dry run)'],
  ['kubectl exec web -- nope | cut -c1-31', expect.stringMatching(/executable file not found/)],
])('what is refused, or changes nothing, leaves no step: %s', (line, answer) => {
  const me = new Typist(WORLD)
  expect(me.type(line)).toEqual(answer)
  expect(me.text).toBe(WORLD)
})

test('a change shows the object as it has become', () => {
  const me = new Typist(WORLD)
  expect(me.type('kubectl label pod web a=b -o json | jq -c .metadata.labels')).toBe('{"app":"web","a":"b"}')
  expect(me.type('kubectl scale deploy api --replicas=5 --dry-run=server -o yaml | grep replicas: | head -1')).toBe('  replicas: 5')
  expect(me.text).not.toContain('scale')
})

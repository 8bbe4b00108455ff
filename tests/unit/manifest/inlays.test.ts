import { expect, test } from 'vitest'
import { containersInTemplates, defaultsInForce, probesIn, readManifest } from '../../../src/manifest/index.ts'

const TEXT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 5
      containers:
      - name: web
        image: example/web:1
        livenessProbe:
          periodSeconds: 2
          tcpSocket: { port: 80 }
`

test('what nobody wrote and holds all the same stands behind the line around it', () => {
  const remarks = defaultsInForce(TEXT, readManifest(TEXT, 'world.yaml'))
  expect(remarks.map(({ line, fields }) => `${line}: ${fields.map(({ name, value }) => `${name} ${value}`).join(', ')}`)).toEqual([
    '4: replicas 1',
    '8: restartPolicy Always',
    '13: timeoutSeconds 1, failureThreshold 3',
  ])
})

test('a text that is refused has none', () => {
  const refused = TEXT.replace('periodSeconds: 2', 'periodSeconds: -2')
  expect(defaultsInForce(refused, readManifest(refused, 'world.yaml'))).toEqual([])
})

test("a template's containers stand on the lines that name them, in flow style too", () => {
  const flow = TEXT.replace(/ {6}- name: web[\s\S]*$/, '        [{image: x, name: a}, {name: b, image: y}]\n')
  expect(containersInTemplates(TEXT, readManifest(TEXT, 'world.yaml'))).toEqual([{ workload: 'web', container: 'web', line: 11 }])
  expect(containersInTemplates(flow, readManifest(flow, 'world.yaml'))).toEqual([
    { workload: 'web', container: 'a', line: 11 },
    { workload: 'web', container: 'b', line: 11 },
  ])
})

test('probes stand where they are written, of Pods and in templates', () => {
  const pod = `---
apiVersion: v1
kind: Pod
metadata: { name: single }
spec:
  initContainers: [{name: proxy, image: y, restartPolicy: Always, startupProbe: {tcpSocket: {port: 80}}}]
  containers:
  - name: app
    image: example/app:1
    readinessProbe: {tcpSocket: {port: 80}}
`
  const text = `${TEXT}${pod}`
  expect(probesIn(text, readManifest(text, 'world.yaml'))).toEqual([
    { owner: 'web', isPod: false, container: 'web', probe: 'liveness', line: 13 },
    { owner: 'single', isPod: true, container: 'proxy', probe: 'startup', line: 21 },
    { owner: 'single', isPod: true, container: 'app', probe: 'readiness', line: 25 },
  ])
})

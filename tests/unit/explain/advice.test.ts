import { describe, expect, it } from 'vitest'
import { adviceOf } from '../../../src/app/worker/advice-of.ts'
import type { PlacedAdvice } from '../../../src/app/worker/protocol.ts'
import { readManifest } from '../../../src/manifest/index.ts'
import { t } from '../../../src/messages/index.ts'
import { presetOf } from '../../../src/scenarios/index.ts'

const advise = (text: string): readonly PlacedAdvice[] => adviceOf(readManifest(text, 'world.yaml'), text)

const told = (all: readonly PlacedAdvice[]): string[] =>
  all.map(({ severity, key, values, range }) => `${severity} ${range.start.line}: ${t(key, values)}`)

/** The text with a fix in it. */
function mended(text: string, { fix }: PlacedAdvice): string {
  if (!fix) throw new Error('there is a fix')
  const { start, end } = fix.edit.range
  return text.slice(0, start.offset) + fix.edit.text + text.slice(end.offset)
}

const pod = (probes: string, listens = '1s'): string => `apiVersion: podscope.dev/v1alpha1
kind: Scenario
spec:
  processes:
  - {container: web, starts: [{listens: ${listens}}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
    image: example/web:1
${probes}`

describe('advice', () => {
  it('on the first preset is its arithmetic', () => {
    expect(told(advise(presetOf('hung-web')))).toEqual([
      'hint 70: preStop takes 3 s of the 10 s of grace. 7 s are left between SIGTERM and SIGKILL.',
      'hint 42: A start may take 4 s. From 5 s on it is killed.',
      'hint 52: A start may take 18 s. From 20 s on it is killed.',
      'hint 58: A hang is noticed after 12 to 17 s. A container that ignores SIGTERM is gone after 22 to 27 s.',
      'hint 64: A hang takes the Pod out of its Services after 11 to 16 s; an answer brings it back after 0 to 5 s.',
    ])
  })

  it('warns of a liveness probe that kills before the start can succeed, and gives it the patience', () => {
    const text = pod('    livenessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 5}\n', '25s')
    const [first] = advise(text)
    expect(told(first ? [first] : [])).toEqual([
      'warning 14: livenessProbe kills web before it can start: it opens its ports after 25 s, and has 10 to 15 s for that.',
    ])
    const better = mended(text, first as PlacedAdvice)
    expect(better).toContain('periodSeconds: 5, failureThreshold: 6}')
    expect(advise(better).some(({ severity }) => severity === 'warning')).toBe(false)
  })

  it('is silent about a late start that a startupProbe holds the others back for', () => {
    const text = pod('    livenessProbe: {tcpSocket: {port: 80}}\n    startupProbe: {tcpSocket: {port: 80}, failureThreshold: 30}\n', '25s')
    expect(advise(text).filter(({ severity }) => severity === 'warning')).toEqual([])
  })

  it('warns where liveness asks the same as readiness', () => {
    const text = pod('    livenessProbe:\n      httpGet: {path: /, port: 80}\n    readinessProbe:\n      httpGet: {path: /, port: 80}\n')
    const [first] = advise(text)
    expect(first?.key).toBe('advice.same')
    const better = mended(text, first as PlacedAdvice)
    expect(better).toContain('    livenessProbe:\n      httpGet: {path: /, port: 80}\n      failureThreshold: 9\n')
    expect(advise(better).some(({ severity }) => severity === 'warning')).toBe(false)
  })

  it('warns of a preStop hook that takes longer than the grace period', () => {
    const text = pod('    lifecycle: {preStop: {exec: {command: [sh, -c, sleep 60]}}}\n')
    const [first] = advise(text)
    expect(told(first ? [first] : [])[0]).toMatch(/^warning 14: preStop takes 60 s, and the grace period is 30 s/)
    expect(mended(text, first as PlacedAdvice)).toContain('\n  terminationGracePeriodSeconds: 70')
  })

  it('warns of attempts that outlast the period', () => {
    const text = pod('    livenessProbe: {tcpSocket: {port: 80}, periodSeconds: 5, timeoutSeconds: 7}\n')
    const [first] = advise(text)
    expect(told(first ? [first] : [])[0]).toContain('An attempt may take 7 s, longer than the period of 5 s')
    expect(mended(text, first as PlacedAdvice)).toContain('timeoutSeconds: 5}')
  })

  it('reaches the templates of workloads', () => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: example/web:1, livenessProbe: {tcpSocket: {port: 80}}}]}
`
    expect(told(advise(text))).toEqual([
      'hint 8: A hang is noticed after 21 to 31 s. A container that ignores SIGTERM is gone after 51 to 61 s.',
    ])
  })
})

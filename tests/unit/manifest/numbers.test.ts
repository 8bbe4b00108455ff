import { describe, expect, it } from 'vitest'
import { adjustableNumbers, withNumber } from '../../../src/manifest/numbers.ts'

const WORLD = `apiVersion: podscope.dev/v1alpha1
kind: Scenario
spec:
  duration: 4m
  timeline:
  - {at: 46s, until: 3m32s, hang: {container: web}}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {replicas: "3"}}
spec:
  terminationGracePeriodSeconds: 10 # of grace
  containers:
  - name: web
    image: example/web:2
    livenessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 5}
`

describe('numbers that can be turned', () => {
  it('are fields that change how a Pod lives, each at its place', () => {
    const found = adjustableNumbers(WORLD)
    expect(found.map(({ path, text, range }) => `${path.join('.')} ${text} ${range.start.line}:${range.start.column}`)).toEqual([
      'spec.duration 4m 4:13',
      'spec.timeline.0.at 46s 6:10',
      'spec.timeline.0.until 3m32s 6:22',
      'spec.terminationGracePeriodSeconds 10 12:34',
      'spec.containers.0.livenessProbe.periodSeconds 5 16:68',
    ])
    for (const { range, text } of found) expect(WORLD.slice(range.start.offset, range.end.offset)).toBe(text)
  })

  it('are written as their field writes them, and never below what the API server takes', () => {
    const [, at, , grace, period] = adjustableNumbers(WORLD)
    if (!at || !grace || !period) throw new Error('the world has these numbers')
    expect(withNumber(WORLD, at, 90_000)).toContain('{at: 1m30s, until')
    expect(withNumber(WORLD, grace, -3)).toContain('terminationGracePeriodSeconds: 0 # of grace')
    expect(withNumber(WORLD, period, 0)).toContain('periodSeconds: 1}')
  })

  it('leave room to both sides on a slider', () => {
    for (const { value, least, most } of adjustableNumbers(WORLD)) {
      expect(least).toBeLessThan(value)
      expect(most).toBeGreaterThanOrEqual(value * 2)
    }
  })
})

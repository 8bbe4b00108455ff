import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { readWatchStream } from '../../../src/recording/watch-stream.ts'
import { worldOfRecording } from '../../../src/recording/world.ts'
import { API_RULES } from '../../../src/manifest/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { recorded } from '../lanes/traces.ts'
import { readWorld } from '../../support/worlds.ts'

describe('a recording as a world', () => {
  it('has the Pod as somebody wrote it, without what the cluster put into it', () => {
    expect(worldOfRecording(recorded('startup-then-liveness-fails'))).toBe(`apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata:
  name: startup-then-liveness-fails
spec:
  duration: 292s
---
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
  - image: example/app:1
    livenessProbe:
      failureThreshold: 2
      httpGet:
        path: /livez
        port: 8080
      periodSeconds: 5
    name: app
    readinessProbe:
      httpGet:
        path: /readyz
        port: 8080
      periodSeconds: 5
    startupProbe:
      failureThreshold: 10
      httpGet:
        path: /startupz
        port: 8080
      periodSeconds: 3
`)
  })

  it('has a Job without the labels that the API server gave it, and none of its Pods', () => {
    const text = worldOfRecording(recorded('job-completes')) ?? ''
    expect(text.match(/^kind: .*$/gm)).toEqual(['kind: Scenario', 'kind: Job'])
    expect(text).not.toContain('controller-uid')
  })

  it('changes a workload when somebody changed it: a roll-out is played again', () => {
    const text = worldOfRecording(recorded('deployment-rolling-update')) ?? ''
    expect(text.match(/^ {4}at: .*$|^ {2}- at: .*$/gm)).toHaveLength(1)
    const { records } = simulate(readWorld(text))
    const sets = records.flatMap((record) =>
      record.kind === 'watch' && record.object.kind === 'ReplicaSet' ? [record.object.metadata.name] : [],
    )
    expect(new Set(sets).size).toBe(2)
  })

  it('keeps the node that somebody chose, and not the one that the scheduler did', () => {
    expect(worldOfRecording(recorded('node-name-direct'))).toContain('nodeName: node-1')
    const scheduled = recorded('startup-then-liveness-fails')
    const late = scheduled.records.filter(({ at }) => at > 20_000).map((record, id) => ({ ...record, id }))
    expect(worldOfRecording({ ...scheduled, records: late })).not.toContain('nodeName')
  })

  it('applies at its time what came later', () => {
    const records = [
      ...recorded('healthy-one-container').records,
      ...recorded('oom-killed-once').records.map((record) => ({ ...record, at: simTimeOf(record.at + 5000) })),
    ]
    const text = worldOfRecording({ ...recorded('healthy-one-container'), records }) ?? ''
    expect(text).toMatch(/timeline:\n +- apply:\n(?: +.*\n)+? +name: leak\n(?: +.*\n)+? +at: 5s/)
    expect(() => simulate(readWorld(text), { validation: API_RULES })).not.toThrow()
  })

  it('of a mirror Pod alone is none', () => {
    expect(worldOfRecording(recorded('static-pod'))).toBeNull()
  })

  it.each(readdirSync(new URL('../../recordings', import.meta.url)).filter((name) => name !== 'static-pod'))(
    '%s can be simulated, and has no status and no defaults',
    (name) => {
      const text = worldOfRecording(recorded(name))
      if (text === null) throw new Error('nothing to simulate')
      expect(text).not.toMatch(/^status:|^ +(?:uid|resourceVersion|terminationMessagePath|schedulerName|ownerReferences):/m)
      const world = readWorld(text)
      const trace = simulate(world, { validation: API_RULES })
      expect(trace.records.filter(({ kind }) => kind === 'watch').length).toBeGreaterThan(2)
    },
  )

  it('keeps the keys of a Secret, and none of its values', () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'token', namespace: 'default' },
      data: { password: 'aHVudGVyMg==' },
    }
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', namespace: 'default' },
      spec: { containers: [{ name: 'app', image: 'a' }] },
    }
    const lines = [secret, pod].map((object, at) => JSON.stringify({ at, type: 'ADDED', object }))
    const text = worldOfRecording(readWatchStream(lines.join('\n'), 'secret')) ?? ''
    expect(text).toMatch(/data:\n\s+password: ""\n/)
    expect(text).not.toContain('aHVudGVyMg')
  })
})

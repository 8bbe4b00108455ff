import { describe, expect, it } from 'vitest'
import { isPod } from '../../../src/kube/types.ts'
import { plainPod, versionsOf } from '../../support/objects.ts'
import { play, worldOf } from '../../support/worlds.ts'

const brief = (at: number, name: string) => ({ at: `${at}s`, apply: plainPod(name, { restartPolicy: 'Never', nodeName: 'node-1' }) })
const processes = [{ container: 'app', starts: [{ exits: { after: '1s' } }] }]

describe('Pods that have ended', () => {
  it('are kept as far as there is room for them: evicted ones go first, then the oldest', () => {
    const timeline = [
      ...[1, 5, 9, 13].map((at) => brief(at, `done-${at}`)),
      { at: '14s', apply: plainPod('evicted', { nodeName: 'node-2' }) },
      { at: '20s', until: '60s', node: { name: 'node-2', pressure: 'memory' as const } },
    ]
    const trace = play(worldOf({ duration: '90s', processes, timeline, controllerManager: { terminatedPodGCThreshold: 3 } }))
    const gone = versionsOf(trace, isPod).filter(({ type }) => type === 'DELETED')
    expect(gone.map(({ object }) => object.metadata.name).toSorted()).toEqual(['done-1', 'evicted'])
  })

  it('all stay by default', () => {
    const trace = play(worldOf({ duration: '90s', processes, timeline: [1, 5, 9, 13].map((at) => brief(at, `done-${at}`)) }))
    expect(versionsOf(trace, isPod).some(({ type }) => type === 'DELETED')).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { lastPod, statesOf, timesOf } from '../../support/pictures.ts'
import { play, worldOf } from '../../support/worlds.ts'

const NODE = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' }, status: { capacity: { 'ephemeral-storage': '50Gi' } } }

/** A Pod that runs a line of shell, with an emptyDir at /cache, alone on its node. */
const writing = (line: string, emptyDir: Record<string, unknown> = {}, limit?: string) =>
  play(
    worldOf({ duration: '2m' }, NODE, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web' },
      spec: {
        volumes: [{ name: 'cache', emptyDir }],
        containers: [
          {
            name: 'app',
            image: 'busybox:1.36',
            command: ['sh', '-c', line],
            volumeMounts: [{ name: 'cache', mountPath: '/cache' }],
            ...(limit !== undefined && { resources: { limits: { 'ephemeral-storage': limit } } }),
          },
        ],
      },
    }),
  )

describe('what a program writes to the disk', () => {
  it('has its Pod evicted when an emptyDir is over its limit', () => {
    const trace = writing('sleep 20; dd if=/dev/zero of=/cache/big bs=1M count=100; sleep 3600', { sizeLimit: '50Mi' })
    expect(lastPod(trace).status).toMatchObject({
      phase: 'Failed',
      reason: 'Evicted',
      message: 'Usage of EmptyDir volume "cache" exceeds the limit "50Mi". ',
    })
    const [at = 0] = timesOf(trace, 'Evicted')
    expect(at).toBeGreaterThan(21)
    expect(at).toBeLessThan(33)
  })

  it('counts for the Pod’s limit wherever it is written to', () => {
    const both = 'fallocate -l 600M /cache/a; dd if=/dev/zero of=/tmp/b bs=1M count=600; sleep 3600'
    expect(lastPod(writing(both, {}, '1Gi')).status.message).toBe(
      'Pod ephemeral local storage usage exceeds the total limit of containers 1Gi. ',
    )
    expect(lastPod(writing(both, {}, '2Gi')).status.phase).toBe('Running')
  })

  it('is free again once it is removed', () => {
    const trace = writing('sleep 20; dd if=/dev/zero of=/cache/big bs=1M count=100; rm /cache/big; sleep 3600', { sizeLimit: '50Mi' })
    expect(statesOf(trace, 'phase')).toEqual(['Pending', 'Running'])
  })
})

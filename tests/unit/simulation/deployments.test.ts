import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDeployment } from '../../../src/kube/types.ts'
import { answersOf, versionsOf } from '../../support/objects.ts'
import { eventsOf } from '../../support/pictures.ts'
import { conditionStory, ending, headcounts, playWorkloads, podStory, setsIn, wantedStory, workload } from '../../support/workloads.ts'

/** Many worlds take their time on a busy machine, in milliseconds. */
const PATIENCE = 60_000

const update = '20s set image deployment/web app=example/app:2'

describe('a ReplicaSet', () => {
  it('replaces a Pod when it is deleted, not when it is gone', () => {
    const trace = playWorkloads([workload('ReplicaSet', { replicas: 1 })], ['20s delete pod -l app=web'], { scenario: ending('4s') })
    expect(podStory(trace).slice(0, 3)).toEqual(['0 #1 made', '20 #1 deleted', '20 #2 made'])
    expect(podStory(trace).at(-1)).toMatch(/^2[45] #1 gone$/)
  })

  it('lets a Pod go whose labels no longer match, and replaces it', () => {
    const trace = playWorkloads([workload('ReplicaSet', { replicas: 1 })], ['20s label pod -l app=web app=other --overwrite'])
    expect(podStory(trace)).toEqual(['0 #1 made', '20 #2 made'])
  })

  it('adopts Pods that nobody controls, and deletes those that are too many', () => {
    const stray = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'stray', labels: { app: 'web' } },
      spec: { containers: [{ name: 'app', image: 'a:1' }] },
    }
    const trace = playWorkloads([workload('ReplicaSet', { replicas: 1 }), stray], [], { duration: '10s' })
    expect(podStory(trace)).toEqual(['0 stray made'])
  })

  it('as a ReplicationController does', () => {
    const trace = playWorkloads([workload('ReplicationController', { replicas: 2 })], ['20s scale rc web --replicas=1'], {
      duration: '20.5s',
    })
    expect(eventsOf(trace, 'SuccessfulDelete')).toHaveLength(1)
    expect(podStory(trace).filter((line) => line.endsWith('deleted'))).toHaveLength(1)
  })

  it('is told why its Pods cannot be made, and tries again ever later', () => {
    const trace = playWorkloads(
      [workload('ReplicaSet', { replicas: 1 })].map((one) => withAccount(one, 'robot')),
      ['9s create sa robot'],
      { duration: '30s' },
    )
    expect(eventsOf(trace, 'FailedCreate')[0]).toMatch(
      /^FailedCreate ×\d+: Error creating: pods "web-" is forbidden: error looking up service account default\/robot: serviceaccount "robot" not found$/,
    )
    expect(podStory(trace)).toHaveLength(1)
  })
})

const withAccount = (document: ReturnType<typeof workload>, serviceAccountName: string): ReturnType<typeof workload> => {
  const { spec } = document as unknown as { spec: { template: { spec: Record<string, unknown> } } }
  return { ...document, spec: { ...spec, template: { ...spec.template, spec: { ...spec.template.spec, serviceAccountName } } } }
}

describe('a rolling update', () => {
  it('goes up by the surge, then down as new Pods are ready', () => {
    const trace = playWorkloads([workload('Deployment', { replicas: 3 })], [update])
    expect(wantedStory(trace)).toEqual(['1:3', '1:3 2:1', '1:2 2:1', '1:2 2:2', '1:1 2:2', '1:1 2:3', '1:0 2:3'])
    expect(conditionStory(trace, 'Progressing').map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'True(NewReplicaSetCreated)',
      'True(ReplicaSetUpdated)',
      'True(NewReplicaSetAvailable)',
      'True(NewReplicaSetCreated)',
      'True(ReplicaSetUpdated)',
      'True(NewReplicaSetAvailable)',
    ])
  })

  it('stops at an image that is not there: the old Pods stay, and the deadline passes', () => {
    const images = [{ image: 'example/app:2', errors: [{ message: 'not found' }] }]
    const spec = { replicas: 2, progressDeadlineSeconds: 30 }
    const trace = playWorkloads([workload('Deployment', spec)], [update], { duration: '90s', scenario: { images } })
    expect(wantedStory(trace).at(-1)).toBe('1:2 2:1')
    expect(conditionStory(trace, 'Progressing').at(-1)).toMatch(/^5[012] False\(ProgressDeadlineExceeded\)$/)
    expect(conditionStory(trace, 'Available').at(-1)).toMatch(/True/)
  })

  it('with Recreate waits until no old Pod runs', () => {
    const spec = { replicas: 2, strategy: { type: 'Recreate' } }
    const trace = playWorkloads([workload('Deployment', spec)], [update], { scenario: ending('5s') })
    expect(wantedStory(trace)).toEqual(['1:2', '1:0', '1:0 2:2'])
    expect(podStory(trace).filter((line) => line.endsWith('made'))).toEqual(['0 #1 made', '0 #2 made', '25 #3 made', '25 #4 made'])
  })

  it('is undone by finding the old ReplicaSet again, as a new revision', () => {
    const trace = playWorkloads([workload('Deployment', { replicas: 1 })], [update, '40s rollout undo deployment/web'])
    expect(wantedStory(trace)).toEqual(['1:1', '1:1 2:1', '1:0 2:1', '1:1 2:1', '1:1 2:0'])
    const annotations = setsIn(trace).map(({ metadata }) => metadata.annotations ?? {})
    expect(annotations.map((all) => all['deployment.kubernetes.io/revision'])).toEqual(['3', '2'])
    expect(annotations[0]?.['deployment.kubernetes.io/revision-history']).toBe('1')
  })

  it('waits while it is paused, and scales all the same', () => {
    const steps = ['10s rollout pause deployment/web', update, '25s scale deployment/web --replicas=2', '40s rollout resume deployment/web']
    const trace = playWorkloads([workload('Deployment', { replicas: 1 })], steps)
    expect(wantedStory(trace).slice(0, 3)).toEqual(['1:1', '1:2', '1:2 2:1'])
    expect(conditionStory(trace, 'Progressing').slice(3, 6)).toEqual([
      '10 Unknown(DeploymentPaused)',
      '40 Unknown(DeploymentResumed)',
      '40 True(NewReplicaSetCreated)',
    ])
  })

  it('keeps as many old ReplicaSets as its history may hold', () => {
    const steps = [2, 3, 4].map((tag) => `${tag * 10}s set image deployment/web app=example/app:${tag}`)
    const trace = playWorkloads([workload('Deployment', { replicas: 1, revisionHistoryLimit: 1 })], steps)
    expect(setsIn(trace).map(({ spec }) => spec.replicas)).toEqual([0, 1])
  })

  it('shares a scaling out among the ReplicaSets of a roll-out under way', () => {
    const images = [{ image: 'example/app:2', errors: [{ message: 'not found' }] }]
    const trace = playWorkloads([workload('Deployment', { replicas: 10 })], [update, '30s scale deployment/web --replicas=20'], {
      scenario: { images },
    })
    expect(wantedStory(trace).slice(-2)).toEqual(['1:15 2:5', '1:15 2:10'])
  })

  it(
    'never leaves its limits',
    () => {
      const share = fc.integer({ min: 0, max: 3 })
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 6 }),
          share,
          share,
          fc.integer({ min: 1, max: 1000 }),
          (replicas, maxSurge, maxUnavailable, seed) => {
            fc.pre(maxSurge + maxUnavailable > 0)
            const spec = { replicas, strategy: { rollingUpdate: { maxSurge, maxUnavailable } } }
            const trace = playWorkloads([workload('Deployment', spec)], [update], { scenario: ending('2s'), seed })
            for (const { at, living, ready } of headcounts(trace)) {
              expect(living).toBeLessThanOrEqual(replicas + maxSurge)
              if (at > 20) expect(ready).toBeGreaterThanOrEqual(replicas - maxUnavailable)
            }
            const last = versionsOf(trace, isDeployment).at(-1)?.object.status
            expect([last?.updatedReplicas, last?.availableReplicas, last?.replicas]).toEqual([replicas, replicas, replicas])
          },
        ),
        { numRuns: 15, seed: 36 },
      )
    },
    PATIENCE,
  )
})

it('kubectl rollout answers in its own words', () => {
  const steps = [
    '5s rollout pause deploy/web',
    '6s rollout pause deploy/web',
    '7s rollout undo deploy/web',
    '8s rollout resume deploy/web',
    '9s rollout resume deploy/web',
    '10s rollout undo deploy/web',
    '11s rollout restart deploy web',
    '20s rollout undo deploy/web --to-revision=7',
    '21s rollout restart rs/web',
  ]
  expect(answersOf(playWorkloads([workload('Deployment'), workload('ReplicaSet')], steps, { duration: '30s' }))).toEqual([
    'deployment.apps/web paused',
    'error: deployments.apps "web" is already paused',
    "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    'deployment.apps/web resumed',
    'error: deployments.apps "web" is not paused',
    'error: no rollout history found for deployment "web"',
    'deployment.apps/web restarted',
    'error: unable to find specified revision 7 in history',
    'error: replicasets.apps "web" restarting is not supported',
  ])
})

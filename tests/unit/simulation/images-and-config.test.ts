import { describe, expect, it } from 'vitest'
import { container, eventsOf, expectLane, lastPod, pod, statesOf, timesOf } from '../../support/pictures.ts'

const app = (more: Record<string, unknown> = {}) => ({ containers: [container('app', more)] })
const missing = { images: [{ image: 'example/no:1', errors: [{ message: 'not found' }] }] }
const crashes = { processes: [{ container: 'app', starts: [{ exits: { after: '3s', code: 1 } }, {}] }] }

describe('an image', () => {
  it('that is not there shows ErrImagePull and ImagePullBackOff by turns, one sync late', () => {
    const trace = pod(app({ image: 'example/no:1' }), { duration: '2m', ...missing })
    expect(statesOf(trace, 'app').slice(0, 5)).toEqual([
      'ContainerCreating',
      'ErrImagePull',
      'ImagePullBackOff',
      'ErrImagePull',
      'ImagePullBackOff',
    ])
    expect(statesOf(trace, 'phase')).toEqual(['Pending'])
    expect(eventsOf(trace, 'BackOff').map((one) => one.replace(/ ×\d+/, ''))).toEqual(['BackOff: Back-off pulling image "example/no:1"'])
    const [first = 0, second = 0, third = 0] = timesOf(trace, 'Pulling')
    expect(second - first).toBeGreaterThan(10)
    expect(third - second).toBeGreaterThan(20)
  })

  it('that comes later is pulled by the first retry after its back-off', () => {
    const trace = pod(app({ image: 'example/no:1' }), {
      duration: '2m',
      images: [{ image: 'example/no:1', errors: [{ until: '30s', message: 'not found' }] }],
    })
    expect(statesOf(trace, 'app').at(-1)).toBe('Running')
  })

  it('is pulled again for a restart only under Always', () => {
    const pulls = (more: Record<string, unknown>): number => timesOf(pod(app(more), { duration: '20s', ...crashes }), 'Pulling').length
    expect(pulls({})).toBe(1)
    expect(pulls({ imagePullPolicy: 'Always' })).toBe(2)
    expect(pulls({ image: 'example/app' })).toBe(2)
  })

  it('that must not be pulled, or has no name, is refused', () => {
    const never = pod(app({ imagePullPolicy: 'Never' }), { duration: '20s' })
    expect(statesOf(never, 'app')).toEqual(['ContainerCreating', 'ErrImageNeverPull'])
    const invalid = pod(app({ image: 'Not:A:Name' }), { duration: '20s' })
    expect(statesOf(invalid, 'app')).toEqual(['ContainerCreating', 'InvalidImageName'])
    expect(eventsOf(invalid, 'InspectFailed')[0]).toContain('couldn\'t parse image name "Not:A:Name": invalid reference format')
  })

  it('whose pull secret is missing is pulled all the same', () => {
    const trace = pod({ imagePullSecrets: [{ name: 'one' }, { name: 'two' }], ...app() }, { duration: '5s' })
    expect(eventsOf(trace, 'FailedToRetrieveImagePullSecret')[0]).toContain(
      'Unable to retrieve some image pull secrets (one, two); attempting to pull the image may not succeed.',
    )
    expect(statesOf(trace, 'app').at(-1)).toBe('Running')
  })
})

describe('a start that fails', () => {
  it('counts as a restart, with code 128 and a back-off', () => {
    const trace = pod(app(), { duration: '30s', processes: [{ container: 'app', starts: [{ fails: 'exec: "nope": not found' }] }] })
    expect(statesOf(trace, 'app', 1).slice(0, 3)).toEqual(['ContainerCreating', 'RunContainerError', 'CrashLoopBackOff'])
    expect(lastPod(trace).status.containerStatuses?.[0]?.lastState?.terminated).toMatchObject({ exitCode: 128, reason: 'StartError' })
    expect(statesOf(trace, 'phase').at(-1)).toBe('Running')
  })
})

describe('configuration', () => {
  const variable = { env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'creds', key: 'password' } } }] }
  const mount = { volumeMounts: [{ name: 'v', mountPath: '/v' }] }
  const volume = (source: Record<string, unknown>) => ({ volumes: [{ name: 'v', ...source }] })

  it('of the environment is looked up after the image, again each 10 to 15 s, under Never too', () => {
    const trace = pod(
      { restartPolicy: 'Never', ...app(variable) },
      {
        duration: '1m',
        timeline: [{ at: '30s', kubectl: 'create secret generic creds --from-literal=password=x' }],
      },
    )
    expect(statesOf(trace, 'app')).toEqual(['ContainerCreating', 'CreateContainerConfigError', 'Running'])
    expect(eventsOf(trace, 'Failed')[0]).toMatch(/^Failed ×\d: Error: secret "creds" not found$/)
  })

  it('may lack a key', () => {
    const timeline = [{ at: '0s', kubectl: 'create secret generic creds --from-literal=user=x' }]
    const trace = pod(app(variable), { duration: '10s', timeline })
    expect(eventsOf(trace, 'Failed')[0]).toContain("Error: couldn't find key password in Secret default/creds")
    const mounted = pod(
      { ...app(mount), ...volume({ secret: { secretName: 'creds', items: [{ key: 'password', path: 'p' }] } }) },
      { duration: '10s', timeline },
    )
    expect(eventsOf(mounted, 'FailedMount').at(-1)).toContain('references non-existent secret key: password')
  })

  it('of volumes holds the Pod before its sandbox, and is tried again ever more seldom', () => {
    const trace = pod(
      { ...app(mount), ...volume({ configMap: { name: 'settings' } }) },
      {
        duration: '80s',
        timeline: [{ at: '20s', kubectl: 'create configmap settings --from-literal=a=b' }],
      },
    )
    const times = timesOf(trace, 'FailedMount')
    expect(times.map((time) => Math.round(time * 10) / 10)).toEqual([0.1, 0.7, 1.8, 3.9, 8, 16.1].map((time) => expect.closeTo(time, 0)))
    expectLane(trace, 'app', 'ContainerCreating 0–34 | Running 34–80', 2)
  })

  it('of volumes lets a deletion through', () => {
    const timeline = [{ at: '20s', kubectl: 'delete pod web --wait=false' }]
    const trace = pod({ ...app(mount), ...volume({ secret: { secretName: 'creds' } }) }, { duration: '30s', timeline })
    expectLane(trace, 'phase', 'Pending 0–21 | Failed 21–21.5 | gone 21.5–30')
    expect(timesOf(trace, 'Started')).toEqual([])
  })

  it('that is optional may be missing', () => {
    const optional = { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'no', key: 'a', optional: true } } }] }
    const trace = pod(
      { ...app({ ...optional, ...mount }), ...volume({ secret: { secretName: 'no', optional: true } }) },
      { duration: '10s' },
    )
    expect(statesOf(trace, 'app')).toEqual(['ContainerCreating', 'Running'])
  })

  it('that asks for another user than root refuses an image of root', () => {
    const trace = pod(app({ securityContext: { runAsNonRoot: true } }), { duration: '10s' })
    expect(statesOf(trace, 'app')).toEqual(['ContainerCreating', 'CreateContainerConfigError'])
    expect(eventsOf(trace, 'Failed')[0]).toContain(
      'container has runAsNonRoot and image will run as root (pod: "web_default(UID)", container: app)',
    )
  })
})

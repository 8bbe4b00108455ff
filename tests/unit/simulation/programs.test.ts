import { describe, expect, it } from 'vitest'
import { eventsOf, expectLane, pod, statesOf } from '../../support/pictures.ts'
import { play, worldOf } from '../../support/worlds.ts'
import type { Document } from '../../support/worlds.ts'
import { isDeployment, isEndpointSlice } from '../../../src/kube/types.ts'
import type { Trace, WatchRecord } from '../../../src/simulation/trace.ts'

/** What a container wrote to its log, with the second of each line. */
const logOf = (trace: Trace, container: string): string[] =>
  trace.records.flatMap((one) => (one.kind === 'log' && one.container === container ? [`${Math.round(one.at / 1000)}: ${one.line}`] : []))

const podOf = (name: string, spec: Record<string, unknown>): Document => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec })

describe('well-known manifests without a Scenario', () => {
  it('liveness by `cat /tmp/healthy`: healthy for 30 s, then restarted every 75 s', () => {
    const liveness = {
      name: 'liveness',
      image: 'registry.k8s.io/busybox:1.27.2',
      args: ['/bin/sh', '-c', 'touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600'],
      livenessProbe: { exec: { command: ['cat', '/tmp/healthy'] }, initialDelaySeconds: 5, periodSeconds: 5 },
    }
    const trace = pod({ containers: [liveness] }, { duration: '3m' })
    expectLane(trace, 'liveness', 'ContainerCreating 0–1.6 | Running 1.6–72.3 | Running#1 72.3–147.3 | Running#2 147.3–180')
    const missing = "cat: can't open '/tmp/healthy': No such file or directory"
    expect(eventsOf(trace, 'Unhealthy', 'Killing')).toEqual([
      `Unhealthy ×6: Liveness probe failed: ${missing}\n`,
      'Killing ×2: Container liveness failed liveness probe, will be restarted',
    ])
  })

  it('init containers wait with `until nslookup …` until the Services appear', () => {
    const service = (name: string, port: number) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { ports: [{ protocol: 'TCP', port: 80, targetPort: port }] },
    })
    const waits = (name: string) => {
      const host = `${name}.$(cat /var/run/secrets/kubernetes.io/serviceaccount/namespace).svc.cluster.local`
      const script = `until nslookup ${host}; do echo waiting for ${name}; sleep 2; done`
      return { name: `init-${name}`, image: 'busybox:1.28', command: ['sh', '-c', script] }
    }
    const app = { name: 'myapp', image: 'busybox:1.28', command: ['sh', '-c', 'echo The app is running! && sleep 3600'] }
    const timeline = [
      { at: '20s', apply: service('myservice', 9376) },
      { at: '30s', apply: service('mydb', 9377) },
    ]
    const trace = play(
      worldOf({ duration: '1m', timeline }, podOf('myapp-pod', { initContainers: [waits('myservice'), waits('mydb')], containers: [app] })),
    )
    expectLane(trace, 'init-myservice', 'PodInitializing 0–1.6 | Running 1.6–22.3 | Completed(0) 22.3–60')
    expectLane(trace, 'init-mydb', 'PodInitializing 0–22.4 | Running 22.4–31.4 | Completed(0) 31.4–60', 2)
    expectLane(trace, 'myapp', 'PodInitializing 0–31.4 | Running 31.4–60', 2)
    expect(logOf(trace, 'init-myservice').filter((line) => line.includes('waiting for myservice'))).toHaveLength(10)
    expect(logOf(trace, 'myapp')).toEqual(['31: The app is running!'])
  })

  it('a Job computes π to 2,000 digits and is complete', () => {
    const pi = { name: 'pi', image: 'perl:5.34.0', command: ['perl', '-Mbignum=bpi', '-wle', 'print bpi(2000)'] }
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'pi' },
      spec: { backoffLimit: 4, template: { spec: { restartPolicy: 'Never', containers: [pi] } } },
    }
    const trace = play(worldOf({ duration: '1m' }, job))
    expectLane(trace, 'pi', 'ContainerCreating 0–1.6 | Running 1.6–7.2 | Completed(0) 7.2–60')
    expect(statesOf(trace, 'phase')).toEqual(['Pending', 'Running', 'Succeeded'])
    const [line = ''] = logOf(trace, 'pi')
    expect(line).toHaveLength('7: '.length + 2001)
    expect(line).toMatch(/^7: 3\.14159265358979323846.*133904780275901$/)
    expect(eventsOf(trace, 'Completed')).toEqual(['Completed: Job completed'])
  })

  it('memory-demo: stress over its limit is OOMKilled, over and over', () => {
    const stress = {
      name: 'memory-demo-2-ctr',
      image: 'polinux/stress',
      resources: { requests: { memory: '50Mi' }, limits: { memory: '100Mi' } },
      command: ['stress'],
      args: ['--vm', '1', '--vm-bytes', '250M', '--vm-hang', '1'],
    }
    const trace = pod({ containers: [stress] }, { duration: '1m' })
    expect(statesOf(trace, stress.name, 1).filter((state, i, all) => state !== all[i - 1])).toEqual([
      'ContainerCreating',
      'OOMKilled(137)',
      'OOMKilled(137)#1',
      'CrashLoopBackOff',
      'OOMKilled(137)#2',
      'CrashLoopBackOff',
      'OOMKilled(137)#3',
    ])
    expect(eventsOf(trace, 'BackOff')).toHaveLength(1)
    const within = { ...stress, args: ['--vm', '1', '--vm-bytes', '80M', '--vm-hang', '1'] }
    expectLane(pod({ containers: [within] }, { duration: '1m' }), stress.name, 'ContainerCreating 0–1.6 | Running 1.6–60')
  })

  it('two containers share an emptyDir: nginx serves what the other one writes', () => {
    const volumeMounts = (mountPath: string) => ({ volumeMounts: [{ name: 'shared-data', mountPath }] })
    const nginx = {
      name: 'nginx',
      image: 'nginx',
      ...volumeMounts('/usr/share/nginx/html'),
      readinessProbe: { httpGet: { path: '/', port: 80 }, periodSeconds: 1 },
    }
    const debian = {
      name: 'debian',
      image: 'debian',
      ...volumeMounts('/pod-data'),
      command: ['/bin/sh'],
      args: ['-c', 'sleep 4; echo Hello from the debian container > /pod-data/index.html; sleep 10; cat /pod-data/index.html'],
    }
    const spec = { restartPolicy: 'Never', volumes: [{ name: 'shared-data', emptyDir: {} }], containers: [nginx, debian] }
    const trace = pod(spec, { duration: '30s' })
    expectLane(trace, 'nginx', 'ContainerCreating 0–2.7 | Running 2.7–30')
    expectLane(trace, 'debian', 'ContainerCreating 0–2.7 | Running 2.7–17.2 | Completed(0) 17.2–30')
    expectLane(trace, 'Ready', 'False(ContainersNotReady) 0–7.2 | True 7.2–17.2 | False(ContainersNotReady) 17.2–30')
    expect(eventsOf(trace, 'Unhealthy')[0]).toMatch(/Readiness probe failed: HTTP probe failed with statuscode: 403$/)
    expect(logOf(trace, 'debian')).toEqual(['17: Hello from the debian container'])
  })

  it('a preStop hook says goodbye before SIGTERM comes', () => {
    const app = {
      name: 'app',
      image: 'nginx',
      lifecycle: { preStop: { exec: { command: ['/bin/sh', '-c', 'echo goodbye > /proc/1/fd/1; sleep 5'] } } },
    }
    const trace = pod({ containers: [app] }, { duration: '30s', timeline: [{ at: '10s', kubectl: 'delete pod web --wait=false' }] })
    expectLane(trace, 'app', 'ContainerCreating 0–1.6 | Running 1.6–15.2 | Completed(0) 15.2–15.5 | gone 15.5–30')
    expect(logOf(trace, 'app')).toEqual(['10: goodbye'])
    const signals = trace.records.flatMap((one) => (one.kind === 'signal' ? [`${Math.round(one.at / 1000)}: ${one.signal}`] : []))
    expect(signals).toEqual(['15: SIGTERM'])
  })

  it('a Deployment rolled to an image that fails its readiness probe stops there: the old Pods serve', () => {
    const template = {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [
          {
            name: 'web',
            image: 'nginx:1.25',
            ports: [{ containerPort: 80 }],
            readinessProbe: { httpGet: { path: '/', port: 80 }, periodSeconds: 2 },
          },
        ],
      },
    }
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { replicas: 4, selector: { matchLabels: { app: 'web' } }, template },
    }
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
    }
    // The new image is a server all right, but listens elsewhere.
    const timeline = [{ at: '30s', kubectl: 'set image deployment/web web=redis:7' }]
    const trace = play(worldOf({ duration: '12m', timeline }, service, deployment))
    const watched = trace.records.filter((one): one is WatchRecord => one.kind === 'watch')
    const counts = watched.map(({ object }) => object).filter(isDeployment)
    const last = counts.at(-1)
    expect(last?.status).toMatchObject({ replicas: 5, updatedReplicas: 2, readyReplicas: 3, availableReplicas: 3, unavailableReplicas: 2 })
    expect(last?.status.conditions?.find(({ type }) => type === 'Progressing')).toMatchObject({ reason: 'ProgressDeadlineExceeded' })
    const slices = watched.map(({ object }) => object).filter(isEndpointSlice)
    expect(slices.at(-1)?.endpoints?.filter(({ conditions }) => conditions?.ready)).toHaveLength(3)
    expect(eventsOf(trace, 'Unhealthy')[0]).toMatch(
      /Readiness probe failed: Get "http:\/\/IP:80\/": dial tcp IP:80: connect: connection refused$/,
    )
  })
})

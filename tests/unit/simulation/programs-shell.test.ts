import { describe, expect, it, test } from 'vitest'
import { eventsOf, expectLane, lastPod, pod, statesOf } from '../../support/pictures.ts'
import { play, worldOf } from '../../support/worlds.ts'
import type { Trace } from '../../../src/simulation/trace.ts'

const script = (text: string, more: Record<string, unknown> = {}) => ({
  name: 'app',
  image: 'busybox:1.36',
  command: ['sh', '-c', text],
  ...more,
})
const logOf = (trace: Trace, container = 'app'): string[] =>
  trace.records.flatMap((one) => (one.kind === 'log' && one.container === container ? [one.line] : []))
/** What a script writes, and its exit code where it has one. */
function runs(text: string, more: Record<string, unknown> = {}): string[] {
  const trace = pod({ restartPolicy: 'Never', containers: [script(text, more)] }, { duration: '1m' })
  const ended = lastPod(trace).status.containerStatuses?.[0]?.state?.terminated
  return [...logOf(trace), ended ? `exit ${ended.exitCode}` : 'runs']
}
const deleted = { duration: '1m', timeline: [{ at: '10s', kubectl: 'delete pod web --wait=false' }] }

describe('a shell script', () => {
  test.each([
    ['echo one; false; echo $?', ['one', '1', 'exit 0']],
    ['true && echo yes || echo no; false && echo yes || echo no', ['yes', 'no', 'exit 0']],
    ['for i in $(seq 3); do [ $i -eq 2 ] && continue; echo "n $i"; done; exit 4', ['n 1', 'n 3', 'exit 4']],
    ['for i in 1 2; do for j in a b; do [ $j = b ] && break; echo $i$j; done; done', ['1a', '2a', 'exit 0']],
    ['i=0; while [ $i -lt 3 ]; do i=$((i+1)); done; echo "i=$i"', ['i=3', 'exit 0']],
    ['if test -f /tmp/x; then echo there; elif mkdir -p /tmp/d; then echo made; fi', ['made', 'exit 0']],
    ['x="a b"; printf "%s-" $x; printf "%s-\\n" "$x"', ['a-b-a b-', 'exit 0']],
    ['cd /tmp; touch b.txt a.txt; echo *.txt; ls | wc -l; rm *.txt; echo *.txt', ['a.txt b.txt', '2', '*.txt', 'exit 0']],
    ['echo one > /tmp/f; echo two >> /tmp/f; while read line; do echo "< $line"; done < /tmp/f', ['< one', '< two', 'exit 0']],
    ['cat /nope 2>/dev/null || echo none; cat /nope', ['none', "cat: can't open '/nope': No such file or directory", 'exit 1']],
    ['set -e; if false; then :; fi; echo on; false; echo never', ['on', 'exit 1']],
    ['f() { echo "$# $1"; return 3; }; f a b; echo $?; (exit 5); echo $?', ['2 a', '3', '5', 'exit 0']],
    ['case $(hostname) in we*) echo mine;; *) echo other;; esac; echo ${X:-unset} ${#HOSTNAME}', ['mine', 'unset 3', 'exit 0']],
    ['echo -e "b\\na" | sort | tee /tmp/s; expr $(cat /tmp/s | grep -c .) + 40', ['a', 'b', '42', 'exit 0']],
    ['sleep 3 & sleep 1; kill %1; wait $!; echo $?', ['143', 'exit 0']],
    ['trap "echo left" EXIT; exit 2', ['left', 'exit 2']],
    ['date +%F; sleep 90 & echo $((2 * (3 + 4)))', ['2026-01-05', '14', 'exit 0']],
  ])('%s', (text, written) => {
    expect(runs(text)).toEqual(written)
  })

  it('has its environment from the manifest, and writes its termination message', () => {
    const env = [
      { name: 'GREETING', value: 'hello' },
      { name: 'WHO', value: '$(GREETING) world' },
      { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    ]
    const text = 'echo $WHO from $NODE; echo gone > /dev/termination-log; exit 3'
    const trace = pod({ nodeName: 'node-2', restartPolicy: 'Never', containers: [script(text, { env })] }, { duration: '10s' })
    expect(logOf(trace)).toEqual(['hello world from node-2'])
    expect(lastPod(trace).status.containerStatuses?.[0]?.state?.terminated).toMatchObject({ exitCode: 3, message: 'gone\n' })
  })

  it('reads Secrets and ConfigMaps as files and variables', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'creds' }, stringData: { password: 'hunter2' } }
    const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { mode: 'fast' } }
    const app = script('cat /etc/creds/password; echo; echo $mode; echo no > /etc/creds/password', {
      envFrom: [{ configMapRef: { name: 'settings' } }],
      volumeMounts: [{ name: 'creds', mountPath: '/etc/creds' }],
    })
    const spec = { restartPolicy: 'Never', containers: [app], volumes: [{ name: 'creds', secret: { secretName: 'creds' } }] }
    const trace = play(worldOf({ duration: '10s' }, secret, config, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec }))
    expect(logOf(trace)).toEqual(['hunter2', 'fast', "sh: can't create /etc/creds/password: Read-only file system"])
  })
})

describe('files', () => {
  it('of a container are gone with each restart, those of an emptyDir stay', () => {
    const app = script('echo x >> /tmp/own; echo x >> /data/kept; wc -l < /tmp/own; wc -l < /data/kept; sleep 1; exit 1', {
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
    })
    const trace = pod({ containers: [app], volumes: [{ name: 'data', emptyDir: {} }] }, { duration: '25s' })
    expect(logOf(trace)).toEqual(['1', '1', '1', '2', '1', '3'])
  })
})

describe('SIGTERM', () => {
  it('is ignored by the first process of a container that has no trap', () => {
    const trace = pod({ terminationGracePeriodSeconds: 5, containers: [script('while true; do sleep 1; done')] }, deleted)
    expectLane(trace, 'app', 'ContainerCreating 0–1.6 | Running 1.6–15.2 | Error(137) 15.2–15.5 | gone 15.5–60')
    const sleeps = { name: 'app', image: 'busybox', command: ['sleep', '3600'] }
    const alone = pod({ terminationGracePeriodSeconds: 5, containers: [sleeps] }, deleted)
    expectLane(alone, 'app', 'ContainerCreating 0–1.6 | Running 1.6–15.2 | Error(137) 15.2–15.5 | gone 15.5–60')
  })

  it('runs a trap once the command in front has ended, and at once in `wait`', () => {
    const slow = pod({ containers: [script("trap 'echo bye; exit 0' TERM; while true; do sleep 4; done")] }, deleted)
    expectLane(slow, 'app', 'ContainerCreating 0–1.6 | Running 1.6–13.6 | Completed(0) 13.6–14 | gone 14–60', 1.5)
    const quick = pod({ containers: [script("trap 'echo bye; exit 0' TERM; sleep 3600 & wait")] }, deleted)
    expectLane(quick, 'app', 'ContainerCreating 0–1.6 | Running 1.6–10.2 | Completed(0) 10.2–10.5 | gone 10.5–60')
    expect([...logOf(slow), ...logOf(quick)]).toEqual(['bye', 'bye'])
  })

  it('ends well-known servers at once', () => {
    const trace = pod({ containers: [{ name: 'app', image: 'nginx:1.27' }] }, deleted)
    expectLane(trace, 'app', 'ContainerCreating 0–1.6 | Running 1.6–10.2 | Completed(0) 10.2–10.5 | gone 10.5–60')
  })
})

describe('what is not understood', () => {
  it('is said at that line, and the program then runs for ever', () => {
    const trace = pod({ containers: [script('echo one; frobnicate --now; echo two')] }, deleted)
    expect(logOf(trace)).toEqual(['one'])
    const notes = trace.records.flatMap((one) => (one.kind === 'note' && one.container === 'app' ? [`${one.what} ${one.facts.words}`] : []))
    expect(notes).toEqual(['programNotUnderstood frobnicate'])
    expectLane(trace, 'app', 'ContainerCreating 0–1.6 | Running 1.6–10.2 | Completed(0) 10.2–10.5 | gone 10.5–60')
  })

  it('a loop that never pauses goes on, and is followed no further', () => {
    const trace = pod({ containers: [script('while true; do :; done')] }, { duration: '24h' })
    expect(statesOf(trace, 'app')).toEqual(['ContainerCreating', 'Running'])
    expect(trace.records.some((one) => one.kind === 'note' && one.what === 'programEndless')).toBe(true)
  })
})

describe('well-known images', () => {
  it('busybox without a command ends at once, over and over; with a terminal it waits', () => {
    expect(statesOf(pod({ containers: [{ name: 'app', image: 'busybox' }] }, { duration: '30s' }), 'app')).toContain('CrashLoopBackOff')
    const waits = pod({ containers: [{ name: 'app', image: 'busybox', stdin: true, tty: true }] }, { duration: '30s' })
    expect(statesOf(waits, 'app')).toEqual(['ContainerCreating', 'Running'])
  })

  it('agnhost liveness is healthy for ten seconds; postgres wants a password; nginx knows its own pages only', () => {
    const probe = { httpGet: { path: '/healthz', port: 8080 }, initialDelaySeconds: 3, periodSeconds: 3 }
    const image = 'registry.k8s.io/e2e-test-images/agnhost:2.40'
    const liveness = pod({ containers: [{ name: 'app', image, args: ['liveness'], livenessProbe: probe }] }, { duration: '50s' })
    expectLane(liveness, 'app', 'ContainerCreating 0–1.6 | Running 1.6–18.4 | Running#1 18.4–36.4 | Running#2 36.4–50')
    expect(eventsOf(liveness, 'Unhealthy')[0]).toMatch(/Liveness probe failed: HTTP probe failed with statuscode: 500$/)
    expect(statesOf(pod({ containers: [{ name: 'app', image: 'postgres:17' }] }, { duration: '10s' }), 'app')).toContain('Error(1)')
    const readinessProbe = { httpGet: { path: '/ready', port: 80 } }
    const nginx = pod({ containers: [{ name: 'app', image: 'nginx', readinessProbe }] }, { duration: '10s' })
    expect(eventsOf(nginx, 'Unhealthy')[0]).toMatch(/statuscode: 404$/)
  })
})

describe('Services', () => {
  it('answer wget once they have an endpoint', () => {
    const server = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', labels: { app: 'web' } },
      spec: { containers: [{ name: 'nginx', image: 'nginx' }] },
    }
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: { app: 'web' }, ports: [{ port: 8000, targetPort: 80 }] },
    }
    const text = 'until wget -q -O /tmp/page http://web:8000/; do sleep 3; done; grep -c nginx /tmp/page; curl -s nope; echo $?'
    const client = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'client' },
      spec: { restartPolicy: 'Never', containers: [script(text)] },
    }
    const trace = play(worldOf({ duration: '40s', timeline: [{ at: '8s', apply: server }] }, service, client))
    expect(logOf(trace)).toEqual([...Array.from({ length: 3 }, () => "wget: can't connect to remote host: Connection refused"), '1', '6'])
  })
})

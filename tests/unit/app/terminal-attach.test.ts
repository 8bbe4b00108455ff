import { expect, test } from 'vitest'
import { Typist } from '../../support/typist.ts'

const WORLD = `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
  - {name: app, image: nginx}
  - {name: side, image: busybox, command: [sh, -c, "for i in 1 2 3; do echo tick $i; sleep 10; done; sleep 1000"]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: done}
spec: {restartPolicy: Never, containers: [{name: c, image: busybox, command: [sh, -c, "echo bye"]}]}
`
const NOTICE =
  /! All commands and output from this session will be recorded in container logs, [^\n]*\nIf you don't see a command prompt, try pressing enter\./

test('run -i shows what the container writes, ends with it, and takes it away', () => {
  const me = new Typist(WORLD)
  const said = me.type('kubectl run once --image=busybox --rm -i --restart=Never -- wget -qO- web')
  expect(said).toMatch(NOTICE)
  expect(said).toMatch(/Welcome to nginx[^]*\n\+\S+ pod "once" deleted from default namespace$/)
  me.at += 40
  expect(me.type('kubectl get pod once')).toBe('! Error from server (NotFound): pods "once" not found')
  expect(me.type("kubectl run bad --image=busybox -i --restart=Never -- sh -c 'echo oops; exit 3'; echo $?")).toMatch(
    /oops\n\+\S+ ! pod default\/bad terminated \(Error\)\n\+\S+ 3$/,
  )
})

test('run -it goes into the shell of the container, whose end is that of the Pod', () => {
  const me = new Typist(WORLD)
  expect(me.type('kubectl run box --image=busybox -it --restart=Never')).toMatch(NOTICE)
  expect(me.type('echo $HOSTNAME')).toBe('box')
  expect(me.type('exit')).toBe("Session ended, resume using 'kubectl attach box -c box -n default -i -t' command")
  me.at += 5
  expect(me.type('kubectl get pod box --no-headers')).toMatch(/^box +0\/1 +Completed/)
})

test('a shell that is left with an exit code ends its container with that', () => {
  const me = new Typist(WORLD)
  me.type('kubectl run box --image=busybox -it --restart=Never')
  me.type('exit 259')
  me.at += 5
  expect(me.type("kubectl get pod box -o jsonpath='{.status.phase} {.status.containerStatuses[0].state.terminated.exitCode}'")).toBe(
    'Failed 3',
  )
  me.type('kubectl exec -it web -c app -- sh')
  expect(me.type('exit 3')).toBe('! command terminated with exit code 3')
})

test('what is connected with may stand in another namespace than that of the context', () => {
  const me = new Typist(WORLD)
  me.type('kubectl create ns team; kubectl config set-context --current --namespace=team')
  expect(me.type('kubectl attach -n default web -c side -q')).toMatch(/^\+\d+(?:\.\d+)? tick 3\n…$/)
  me.type('kubectl run box -n default --image=busybox -it --rm --restart=Never')
  expect(me.type('hostname')).toBe('box')
  expect(me.type('exit')).toMatch(/pod "box" deleted from default namespace/)
  expect(me.type('kubectl run once -n default --image=busybox --rm -i --restart=Never -q -- echo hello')).toMatch(
    /hello\n\+\S+ pod "once" deleted from default namespace$/,
  )
  me.type('kubectl run mine --image=busybox -it --restart=Never')
  expect(me.state.inside?.target).toEqual(['mine', '-c', 'mine'])
  expect(me.type('hostname')).toBe('mine')
})

test('debug -it goes into the debugging container', () => {
  const me = new Typist(WORLD)
  expect(me.type('kubectl debug -it web --image=busybox -c dbg')).toMatch(NOTICE)
  expect(me.state.inside?.target).toEqual(['web', '-c', 'dbg'])
  expect(me.type('wget -qO- localhost')).toMatch(/Welcome to nginx/)
  expect(me.type('exit')).toMatch(/^Session ended, the ephemeral container will not be restarted/)
})

test('attach shows what is written from then on', () => {
  const me = new Typist(WORLD)
  expect(me.type('kubectl attach web -c side -q')).toMatch(/^\+\d+(?:\.\d+)? tick 3\n…$/)
  expect(me.type('kubectl attach done')).toBe('! error: cannot attach a container in a completed pod; current phase is Succeeded')
  expect(me.type('kubectl attach nope')).toBe('! Error from server (NotFound): pods "nope" not found')
})

test('logs -f ends with its container', () => {
  const me = new Typist(WORLD)
  expect(me.type('kubectl logs -f done')).toBe('bye')
  expect(me.type('kubectl logs -f done --all-containers=false --all-pods=false')).toBe('bye')
  expect(me.type('kubectl delete pod web --wait=false; kubectl logs -f web -c side --tail=0')).not.toMatch(/…$/)
})

const ONE = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: app, image: nginx}]}
`

test('a shell ends with its container, by what is typed into it or by what happens to the container', () => {
  const me = new Typist(ONE)
  me.type('kubectl exec -it web -- sh')
  expect(me.type('kill 1')).toBe('+0.15 ! command terminated with exit code 137')
  expect(me.state.inside).toBeNull()
  me.at = 30
  me.type('kubectl exec -it web -- sh')
  me.text = me.text.replace('timeline:\n', 'timeline:\n  - {at: 40s, exit: {pod: web, container: app, code: 1}}\n')
  expect(me.type('hostname')).toBe('web')
  expect(me.state.inside?.until).toBe(40_000)
  me.at = 41
  expect(me.type('hostname')).toBe('! command terminated with exit code 137')
  expect(me.type('kubectl get pod web -o name')).toBe('pod/web')
})

test('what only looks into a container is no step, and what was typed before the shell is left is carried out', () => {
  const me = new Typist(ONE)
  me.type('kubectl run tmp --rm -it --image=busybox -- sh')
  for (const line of ['clear', 'ls', 'echo hi', 'cat /etc/hostname', 'env', 'ps', 'sed s/a/b/ /etc/hostname', 'find /tmp']) me.type(line)
  expect(me.text).not.toContain('exec')
  expect(me.type('touch /tmp/a')).toBe('')
  expect(me.type('exit')).toBe('+0.25 pod "tmp" deleted from default namespace')
  const typed = me.ground().trace.records.flatMap((record) => (record.kind === 'command' ? [`${record.command} → ${record.output}`] : []))
  expect(typed).toEqual([
    'run tmp --rm -it --image=busybox -- sh → pod/tmp created',
    "exec tmp -c tmp -- sh -c 'touch /tmp/a' → ",
    'delete pod tmp --wait=false → pod "tmp" deleted from default namespace',
  ])
})

test('ps shows itself, and the shell that it is typed into once', () => {
  const me = new Typist(ONE)
  const names = (): string[] => [...me.type('ps').matchAll(/0:00 (.*)/g)].map(([, name = '']) => name)
  me.type('kubectl exec -it web -- sh')
  expect(names()).toEqual(['nginx', 'sh', 'ps'])
  me.type('exit')
  me.type('kubectl run tmp -it --image=busybox -- sh')
  expect(names()).toEqual(['sh', 'ps'])
})

test('a shell says of a program itself that it is not there, and nothing of the exit codes within', () => {
  const me = new Typist(ONE)
  me.type('kubectl exec -it web -- sh')
  expect(me.type('nosuch -x')).toBe('! sh: nosuch: not found')
  expect(me.type('false')).toBe('')
})

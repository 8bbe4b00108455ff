import { expect, test } from 'vitest'
import { requestLine, responseIn } from '../../../src/app/terminal/request.ts'
import { runTypedLine } from '../../../src/app/terminal/run.ts'
import { seconds, simTimeOf } from '../../../src/base/time.ts'
import { Typist } from '../../support/typist.ts'

const WORLD = `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
  - name: app
    image: busybox:1.28
    command: [sh, -c, "echo up; touch /tmp/ready; while true; do sleep 5; done"]
    livenessProbe: {exec: {command: [cat, /tmp/ready]}, periodSeconds: 5, failureThreshold: 1}
`

/** Types lines, one after the other; each prints what stands beside it. */
function typeAll(me: Typist, lines: readonly (readonly [line: string, says: string])[]): void {
  expect(lines.map(([line]) => [line, me.type(line)])).toEqual(lines)
}

test('commands see the moment, and what was typed at it', () => {
  const me = new Typist(WORLD)
  expect(me.type('kubectl get pods --no-headers')).toBe('web   1/1   Running   0     20s')
  expect(me.type('kubectl label pod web tier=front')).toBe('pod/web labeled')
  expect(me.type('k get po -L tier --no-headers')).toBe('web   1/1   Running   0     20s   front')
  expect(me.text).toContain('- {at: 20s, kubectl: label pod web tier=front}')
})

test('a shell: pipes, loops, variables, files, and time that passes', () => {
  const me = new Typist(WORLD)
  expect(me.type('NAME=web; echo $NAME')).toBe('web')
  expect(me.type('kubectl get pod $NAME -o json | jq -r .metadata.labels.app | tr a-z A-Z')).toBe('WEB')
  expect(me.type('for i in 1 2; do echo $i; sleep 2; done')).toBe('1\n+2 2')
  expect(me.at).toBe(24)
  expect(me.type('kubectl get pods -o name > pods.txt; wc -l < pods.txt')).toBe('1')
  expect(me.type('cat pods.txt')).toBe('pod/web')
  expect(me.type('kubectl get pods | grep -c Running && echo yes || echo no')).toBe('1\nyes')
  expect(me.type('systemctl status')).toBe(
    '! systemctl: command not found. There are kubectl, curl, jq, watch, and the usual tools of a shell.',
  )
  expect(me.type("alias kg='kubectl get'; kg pods -o name")).toMatch(/command not found/)
  expect(me.type('kg pods -o name')).toBe('pod/web')
})

test('words and loops may be as many as somebody can wait for', () => {
  const me = new Typist(WORLD)
  expect(me.type('for i in $(seq 100000); do true; done; echo $i')).toBe('+2 100000')
  expect(me.type('set -- a $(seq 150000); echo $#')).toBe('150001')
  expect(me.type('while true; do true; done')).toMatch(/The command never pauses: it is followed no further\.$/)
})

test('what goes on goes on until the end of the world', () => {
  const me = new Typist(WORLD)
  expect(me.type('kubectl get pods -w --no-headers')).toBe('web   1/1   Running   0     20s\n…')
  expect(me.type('watch -n 300 kubectl get pods -o name')).toBe(
    'Every 300.0s: kubectl get pods -o name\n\npod/web\n\n+300 Every 300.0s: kubectl get pods -o name\n\n+300 pod/web\n+300 \n…',
  )
})

test('exec only looks, or changes something and becomes a step', () => {
  const me = new Typist(WORLD)
  expect(me.type('kubectl exec web -- cat /etc/hostname')).toBe('web')
  expect(me.text).toBe(WORLD)
  expect(me.type('kubectl exec web -- rm /tmp/ready')).toBe('')
  expect(me.text).toContain('- {at: 20s, kubectl: exec web -c app -- rm /tmp/ready}')
  me.at = 90
  expect(me.type('kubectl get pod web --no-headers')).toMatch(/^web +\d\/1 +\S+ +[12] /)
  expect(me.type("kubectl exec web -- sh -c 'exit 3' || echo $?")).toBe('command terminated with exit code 3\n3')
  expect(me.type('kubectl exec web -- nope')).toMatch(/exec: "nope": executable file not found in \$PATH$/)
})

test('a shell in a container keeps its folder', () => {
  const me = new Typist(WORLD)
  expect(me.type('kubectl exec -it web -- sh')).toBe('')
  expect(me.state.inside?.cwd).toBe('/')
  expect(me.type('cd /tmp')).toBe('')
  expect(me.state.inside?.cwd).toBe('/tmp')
  expect(me.type('ls')).toBe('ready')
  expect(me.type('touch new')).toBe('')
  expect(me.text).toContain("kubectl: exec web -c app -- sh -c 'cd /tmp && touch new'")
  expect(me.type('ls | wc -l')).toBe('2')
  expect(me.type('exit')).toBe('')
  expect(me.state.inside).toBeNull()
  expect(me.type('kubectl exec -it nope -- sh')).toBe('! Error from server (NotFound): pods "nope" not found')
  expect(me.state.inside).toBeNull()
})

test('the namespace of the context is that of all commands', () => {
  const me = new Typist(WORLD)
  me.type('kubectl create ns team')
  expect(me.type('kubectl config set-context --current --namespace=team')).toMatch(/modified\.$/)
  expect(me.type('kubectl run one --image=nginx')).toBe('pod/one created')
  expect(me.text).toContain('kubectl: run -n team one --image=nginx')
  expect(me.type('kubectl get pods -o name')).toBe('pod/one')
  expect(me.type('kubectl get pods -n default -o name')).toBe('pod/web')
})

test('a forwarded port answers', () => {
  const me = new Typist(WORLD.replace(/ {4}image:[^]*/, '    image: nginx\n'))
  expect(me.type('curl -s localhost:8080')).toMatch(/^! curl: \(7\) Failed to connect to localhost port 8080/)
  expect(me.type('kubectl port-forward pod/web 8080:80')).toBe('Forwarding from 127.0.0.1:8080 -> 80\nForwarding from [::1]:8080 -> 80')
  expect(me.type('curl -s localhost:8080')).toMatch(/Welcome to nginx/)
  const answered = (path: string) => {
    const [forward] = me.state.forwards
    if (!forward) throw new Error('nothing is forwarded')
    return responseIn(runTypedLine(me.ground(), requestLine(forward, path, simTimeOf(seconds(me.at))), null))
  }
  expect(answered('nope')).toEqual({
    kind: 'answer',
    status: 'HTTP/1.1 404 Not Found',
    headers: ['Content-Length: 14'],
    body: '404 Not Found\n',
  })
  me.at = 0.5
  expect(answered('/')).toEqual({ kind: 'failure', text: 'error: lost connection to pod\ncurl: (52) Empty reply from server' })
})

test('files go into containers and out of them', () => {
  typeAll(new Typist(WORLD), [
    ['kubectl exec web -- sh -c "echo inside > /tmp/note"', ''],
    ['kubectl cp web:/tmp/note here.txt', "! tar: removing leading '/' from member names"],
    ['cat here.txt', 'inside'],
    ['echo "it\'s me" > mine; kubectl cp mine web:/tmp/', ''],
    ['kubectl exec web -- cat /tmp/mine', "it's me"],
    ['kubectl cp nothing web:/tmp/', "! error: nothing doesn't exist in local filesystem"],
  ])
})

test('delete waits until the object is gone', () => {
  const me = new Typist(WORLD)
  expect(me.type('kubectl delete pod web --grace-period=3; kubectl get pods')).toMatch(
    /^pod "web" deleted from default namespace\n\+[34]\.?\d* ! No resources found in default namespace\.$/,
  )
  const other = new Typist(WORLD)
  expect(other.type('kubectl delete pod web --wait=false; kubectl get pods --no-headers')).toMatch(/\nweb +1\/1 +Terminating/)
})

test('Tab completes verbs, kinds, names, flags, namespaces and containers', () => {
  const me = new Typist(WORLD)
  expect(me.complete('kub')).toBe('kubectl')
  expect(me.complete('kubectl desc')).toBe('kubectl describe')
  expect(me.complete('k get po')).toMatch(/^k get poddisruptionbudgets \| k get pods/)
  expect(me.complete('kubectl get pods ')).toBe('kubectl get pods web')
  expect(me.complete('kubectl get pods web ')).toBe('')
  expect(me.complete('kubectl get pod/w')).toBe('kubectl get pod/web')
  expect(me.complete('kubectl logs web -c ')).toBe('kubectl logs web -c app')
  expect(me.complete('kubectl get pods --show-l')).toBe('kubectl get pods --show-labels')
  expect(me.complete('kubectl get pods -n kube-s')).toBe('kubectl get pods -n kube-system')
  expect(me.complete('kubectl rollout ')).toContain('kubectl rollout status')
  expect(me.complete('kubectl get pods | gr')).toBe('kubectl get pods | grep')
})

test('history lists what was typed, and a manifest from a network is to be pasted', () => {
  const me = new Typist(WORLD)
  me.type('kubectl get pods')
  typeAll(me, [
    ['history', '    1  kubectl get pods\n    2  history'],
    ['history 1', '    3  history 1'],
    ['history | grep -c get', '2'],
    ['kubectl exec -it web -- sh', ''],
  ])
  expect(me.type('history')).toMatch(/ 6 {2}history$/)
  me.type('exit')
  expect(me.type('kubectl apply -f https://example.org/x.yaml')).toBe(
    '! error: this page has no network: paste what https://example.org/x.yaml holds into the editor',
  )
  expect(me.type('kubectl apply -f x.yaml')).toBe('! error: the path "x.yaml" does not exist')
})

test('what is empty says so: a folder, and a manifest that nobody pipes in', () => {
  const me = new Typist(WORLD)
  expect(me.type('ls -l')).toBe('total 0')
  expect(
    me
      .type('ls -la')
      .split('\n')
      .map((line) => line.replace(/^.* /, '')),
  ).toEqual(['0', '.', '..'])
  expect(me.type('echo hi > note; ls -l')).toMatch(/^total 4\n-rw-r--r-- .* 3 .* note$/)
  for (const verb of ['apply', 'create', 'replace']) expect(me.type(`kubectl ${verb} -f -`)).toBe(`! error: no objects passed to ${verb}`)
  expect(me.type('kubectl get pod web -o yaml | kubectl apply -f -')).toMatch(/^pod\/web (?:configured|unchanged)/m)
})

import { describe, expect, test } from 'vitest'
import { play, worldOf } from '../../support/worlds.ts'
import { answerTo, exitCodeOf, picture, piecesOf, typed } from '../../support/kubectl.ts'

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', labels: { app: 'web' } },
  spec: {
    containers: [{ name: 'app', image: 'example/app:1', ports: [{ containerPort: 8080 }], readinessProbe: { tcpSocket: { port: 8080 } } }],
  },
}
const cronJob = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'nightly' },
  spec: {
    schedule: '0 3 * * *',
    jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'work', image: 'busybox' }] } } } },
  },
}
const trace = play(worldOf({ duration: '60s', timeline: [{ at: '40s', kubectl: 'delete pod web --wait=false' }] }, pod, cronJob), {
  seed: 3,
})
const files = {
  'pod.yaml': JSON.stringify({ ...pod, metadata: { name: 'new' } }),
  'web.yaml': JSON.stringify(pod),
  'app.conf': 'a=1\nb=2\n',
}
const at = { trace, at: 20, files }

describe('what is sent becomes steps', () => {
  const stepsOf = (command: string) => {
    const answer = answerTo(at, command)
    return answer.kind === 'changes' ? answer.steps : typed(at, command)
  }

  test('a command stays as it was typed, with the quotes that it needs', () => {
    expect(stepsOf('scale deploy/web --replicas=3')).toEqual([{ kubectl: 'scale deploy/web --replicas=3' }])
    expect(stepsOf(`annotate pod web note='a b'`)).toEqual([{ kubectl: "annotate pod web 'note=a b'" }])
  })

  test('files are read now, for a Scenario has none', () => {
    expect(stepsOf('apply -f pod.yaml')).toEqual([{ apply: { ...pod, metadata: { name: 'new' } }, verb: 'apply' }])
    expect(stepsOf('delete -f web.yaml --wait=false')).toEqual([{ kubectl: 'delete --wait=false pod/web' }])
    expect(stepsOf('create configmap c --from-file=app.conf')).toEqual([
      { apply: { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'c' }, data: { 'app.conf': 'a=1\nb=2\n' } } },
    ])
  })

  test('the namespace of the context is named', () => {
    const away = { ...at, namespace: 'team' }
    expect(answerTo(away, 'delete pod web')).toMatchObject({ steps: [{ kubectl: 'delete -n team pod web' }] })
    expect(answerTo(away, 'create deployment d --image=a -- sh')).toMatchObject({
      steps: [{ kubectl: 'create -n team deployment d --image=a -- sh' }],
    })
    expect(answerTo(away, 'delete pod web -n other')).toMatchObject({ steps: [{ kubectl: 'delete pod web -n other' }] })
    expect(answerTo(away, 'apply -f pod.yaml')).toMatchObject({ steps: [{ apply: { metadata: { name: 'new', namespace: 'team' } } }] })
  })

  test('the server warns of fields that it does not know', () => {
    const patch = '{"spec":{"x":1,"containers":[{"name":"app","y":2}]},"metadata":{"labels":{"z":"3"}}}'
    expect(answerTo(at, `patch pod web -p '${patch}'`)).toMatchObject({
      notes: ['Warning: unknown field "spec.x"', 'Warning: unknown field "spec.containers[0].y"'],
    })
    expect(answerTo(at, `patch pod web -p '{bad'`)).toMatchObject({ kind: 'changes', notes: [] })
  })

  test('a dry run is not kept', () => {
    expect(answerTo(at, 'delete pod web --dry-run=server')).toMatchObject({ kind: 'changes', kept: false })
  })

  test.each([
    ['create -f web.yaml', 'Error from server (AlreadyExists): error when creating "web.yaml": pods "web" already exists'],
    ['replace -f pod.yaml', 'Error from server (NotFound): error when replacing "pod.yaml": pods "new" not found'],
    ['apply -f nope.yaml', 'error: the path "nope.yaml" does not exist'],
    ['apply', 'error: must specify one of -f and -k'],
    ['run x', 'error: required flag(s) "image" not set'],
    ['run x --image="Bad Image"', 'error: Invalid image name "Bad Image": invalid reference format'],
    ['run x --image=a --restart=Foo', "error: invalid restart policy: Foo\nSee 'kubectl run -h' for help and examples"],
    ['run x --image=a --env=A', 'error: invalid env: A'],
    ['run x --image=a --dry-run=foo', 'error: Invalid dry-run value (foo). Must be "none", "server", or "client".'],
    ['create deployment --image=a', "error: exactly one NAME is required, got 0\nSee 'kubectl create deployment -h' for help and examples"],
    ['create job j', 'error: either --image or --from must be specified'],
    ['create cm c --from-literal=a', 'error: invalid literal source a, expected key=value'],
    [
      'create cm c --from-literal=a=1 --from-literal=a=2',
      'error: cannot add key "a", another key by that name already exists in Data for ConfigMap "c"',
    ],
    ['create service clusterip s', 'error: at least one tcp port specifier must be provided'],
    ['create pdb p --selector=a=b', 'error: one of min-available or max-unavailable must be specified'],
  ])('%s', (command, complaint) => {
    expect(typed(at, command)).toBe(complaint)
    expect(exitCodeOf(at, command)).toBe(1)
  })
})

describe('dry runs of the client', () => {
  const yaml = (command: string): string => typed(at, `${command} --dry-run=client -o yaml`)

  test('a Job of a CronJob belongs to it', () => {
    expect(yaml('create job now --from=cronjob/nightly').replace(/uid: .*/, 'uid: …')).toBe(picture`
      apiVersion: batch/v1
      kind: Job
      metadata:
        annotations:
          cronjob.kubernetes.io/instantiate: manual
        name: now
        ownerReferences:
        - apiVersion: batch/v1
          blockOwnerDeletion: true
          controller: true
          kind: CronJob
          name: nightly
          uid: …
      spec:
        template:
          metadata: {}
          spec:
            containers:
            - image: busybox
              imagePullPolicy: Always
              name: work
              resources: {}
              terminationMessagePath: /dev/termination-log
              terminationMessagePolicy: File
            dnsPolicy: ClusterFirst
            restartPolicy: Never
            schedulerName: default-scheduler
            securityContext: {}
            terminationGracePeriodSeconds: 30
      status: {}
    `)
  })

  test('a Service exposes what a Pod listens to', () => {
    expect(yaml('expose pod web')).toBe(picture`
      apiVersion: v1
      kind: Service
      metadata:
        labels:
          app: web
        name: web
      spec:
        ports:
        - port: 8080
          protocol: TCP
          targetPort: 8080
        selector:
          app: web
      status:
        loadBalancer: {}
    `)
  })

  test('without a format it is named', () => {
    expect(typed(at, 'create ns team --dry-run=client')).toBe('namespace/team created (dry run)')
    expect(typed(at, 'create secret generic s --from-literal=a=b --dry-run=client -o name')).toBe('secret/s')
  })
})

describe('waiting', () => {
  const story = (command: string): string[] =>
    piecesOf({ trace, at: 1 }, command).map(({ at: when, text }) => `${Math.round(when / 1000)} ${text.trim()}`)

  test('says so as soon as it is met', () => {
    expect(story('wait pod web --for=condition=Ready')).toEqual([expect.stringMatching(/^[1-5] pod\/web condition met$/)])
    expect(story(`wait pod web --for=jsonpath='{.status.phase}'=Running`)).toEqual([expect.stringMatching(/condition met$/)])
    expect(story('wait pod web --for=delete --timeout=50s')).toEqual([expect.stringMatching(/^4\d pod\/web condition met$/)])
    expect(story('wait pod none --for=delete')).toEqual([])
  })

  test('gives up in its time', () => {
    expect(story('wait pod web --for=delete --timeout=5s')).toEqual(['6 error: timed out waiting for the condition on pods/web'])
    expect(story('wait pod web --for=delete --timeout=0')).toEqual(['1 error: condition not met for pods/web'])
    expect(story('wait pod web --for=foo')).toEqual(['1 error: unrecognized condition: "foo"'])
    expect(story('wait pod none --for=condition=Ready')).toEqual(['1 Error from server (NotFound): pods "none" not found'])
    expect(story('wait pod -l app=none --for=condition=Ready')).toEqual(['1 error: no matching resources found'])
  })
})

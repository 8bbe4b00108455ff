import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../../../src/kube/types.ts'
import { isDeployment, isPod, isService } from '../../../src/kube/types.ts'
import { answersOf, plainPod, versionsOf } from '../../support/objects.ts'
import { playWorkloads, workload } from '../../support/workloads.ts'
import type { Document } from '../../support/worlds.ts'

/** What kubectl answers to each command, one every second. */
const answers = (documents: readonly Document[], ...commands: readonly string[]): string[] =>
  answersOf(
    playWorkloads(
      documents,
      commands.map((command, i) => `${i + 5}s ${command}`),
      { duration: `${commands.length + 6}s` },
    ),
  )

const web = plainPod('web', {}, { app: 'a' })

describe('kubectl', () => {
  it('labels and annotates', () => {
    const commands = [
      'label pod web app=b',
      'label pod web app=b --overwrite',
      'label pod web app-',
      'label pod/web app-',
      'annotate pod web n=1',
      'annotate pod web n=2',
      'annotate pod web n-',
      'label pod web',
    ]
    expect(answers([web], ...commands)).toEqual([
      "error: 'app' already has a value (a), and --overwrite is false",
      'pod/web labeled',
      'pod/web unlabeled',
      'label "app" not found.\npod/web not labeled',
      'pod/web annotated',
      "error: --overwrite is false but found the following declared annotation(s): 'n' already has a value (1)",
      'pod/web annotated',
      'error: at least one label update is required',
    ])
  })

  it('deletes by name, by label and all of several kinds', () => {
    const commands = [
      'delete pod nope',
      'delete pod',
      'delete pods --all --dry-run=server',
      'delete pod,svc web -l app=a',
      'delete svc -l app=none',
      'delete pod web --cascade=foo',
      'delete deploy/web pod/web',
    ]
    expect(answers([web, workload('Deployment')], ...commands)).toEqual([
      'Error from server (NotFound): pods "nope" not found',
      'error: resource(s) were provided, but no name was specified',
      expect.stringMatching(
        /^pod "web" deleted from default namespace \(server dry run\)\npod "web-\w+-\w+" deleted from default namespace \(server dry run\)$/,
      ),
      'error: name cannot be provided when a selector is specified',
      'No resources found',
      'error: invalid cascade value (foo). Must be "background", "foreground", or "orphan"',
      'deployment.apps "web" deleted from default namespace\npod "web" deleted from default namespace',
    ])
  })

  it("is refused in the API server's words", () => {
    const commands = [
      `patch pod web -p '{"spec":{"restartPolicy":"Never"}}'`,
      `patch pod web -p '{"spec":{"containers":[{"name":"app","image":""}]}}'`,
      'run Bad_Name --image=nginx',
      'run web --image=nginx',
      'create ns default',
      'create configmap c --from-literal=a',
      'create deployment d',
      'scale deployment nope --replicas=2',
      'scale pod web --replicas=2',
      'set image pod/web nope=nginx',
      'scale deployment nope',
    ]
    expect(answers([web], ...commands).map((text) => text.split('\n')[0])).toEqual([
      expect.stringMatching(/^The Pod "web" is invalid: spec: Forbidden: pod updates may not change fields other than/),
      'The Pod "web" is invalid: spec.containers[0].image: Required value',
      'The Pod "Bad_Name" is invalid: ',
      'Error from server (AlreadyExists): pods "web" already exists',
      'Error from server (AlreadyExists): namespaces "default" already exists',
      'error: invalid literal source a, expected key=value',
      'error: required flag(s) "image" not set',
      'Error from server (NotFound): deployments.apps "nope" not found',
      'Error from server (NotFound): the server could not find the requested resource',
      'error: unable to find container named "nope"',
      'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
    ])
  })

  it('runs, exposes, creates and scales', () => {
    const commands = [
      'run quick --image=nginx --labels=a=b,c=d --env=X=1 --port=80 -- sleep 5',
      'expose deployment web --port=80 --target-port=8080',
      'expose pod quick --port=80 --name=q',
      'create deployment d --image=nginx --replicas=2',
      'create service clusterip s --tcp=80:8080',
      'create job j --image=busybox -- date',
      'create cronjob c --image=busybox --schedule="* * * * *" -- date',
      'scale deploy/web --replicas=3 --current-replicas=2',
      'scale deploy/web --replicas=3',
      'set env deploy/web A=1',
      'set image deploy/web app=example/app:1',
    ]
    const trace = playWorkloads(
      [workload('Deployment')],
      commands.map((command, i) => `${i + 5}s ${command}`),
    )
    expect(answersOf(trace)).toEqual([
      'pod/quick created',
      'service/web exposed',
      'service/q exposed',
      'deployment.apps/d created',
      'service/s created',
      'job.batch/j created',
      'cronjob.batch/c created',
      'error: Expected replicas to be 2, was 1',
      'deployment.apps/web scaled',
      'deployment.apps/web env updated',
      '',
    ])
    const quick = versionsOf(trace, isPod, 'quick')[0]?.object
    expect(quick?.metadata.labels).toEqual({ a: 'b', c: 'd' })
    expect(quick?.spec.containers[0]).toMatchObject({
      args: ['sleep', '5'],
      env: [{ name: 'X', value: '1' }],
      ports: [{ containerPort: 80 }],
    })
    expect(versionsOf(trace, isService, 'q')[0]?.object.spec?.selector).toEqual({ a: 'b', c: 'd' })
    const { object } = versionsOf(trace, isDeployment, 'web').at(-1) ?? {}
    expect([object?.spec.replicas, object?.spec.template.spec?.containers[0]?.env]).toEqual([3, [{ name: 'A', value: '1' }]])
  })

  it('applies a changed object: what is no longer written is gone, what the cluster added stays', () => {
    const changed = workload('Deployment', { replicas: 2 }, { image: 'example/app:2' })
    const timeline = [
      { at: '5s', apply: workload('Deployment') },
      { at: '10s', apply: changed },
      { at: '15s', apply: changed },
    ]
    const trace = playWorkloads([], [], { duration: '20s', scenario: { timeline } })
    expect(answersOf(trace)).toEqual(['deployment.apps/web created', 'deployment.apps/web configured', 'deployment.apps/web unchanged'])
    const last: KubeObject | undefined = versionsOf(trace, isDeployment).at(-1)?.object
    expect(last?.metadata.annotations).toEqual({ 'deployment.kubernetes.io/revision': '2' })
    expect(last?.metadata.generation).toBe(2)
  })
})

it('a patch takes keys away, and leaves the status to whom it belongs', () => {
  const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: '1', b: '2' } }
  const steps = [
    `5s patch cm settings -p '{"data":{"b":null}}'`,
    `6s patch cm settings --type=json -p '[{"op":"remove","path":"/data"}]'`,
    `7s patch deploy web -p '{"status":{"replicas":9}}'`,
    `8s patch deploy web --type=merge -p '{"spec":{"replicas":2}}'`,
  ]
  const trace = playWorkloads([settings, workload('Deployment')], steps, { duration: '10s' })
  expect(answersOf(trace).map((text) => text.replace(/.* patched/, 'patched'))).toEqual([
    'patched',
    'patched',
    'patched (no change)',
    'patched',
  ])
  const data = versionsOf(trace, (object): object is KubeObject & { data?: unknown } => object.metadata.name === 'settings')
  expect(data.map(({ object }) => object.data)).toEqual([{ a: '1', b: '2' }, { a: '1' }, undefined])
  expect(versionsOf(trace, isDeployment).at(-1)?.object.spec.replicas).toBe(2)
})

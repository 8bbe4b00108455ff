import { describe, expect, it } from 'vitest'
import { decidedAt, decisions, eventsAbout, hungry, nodeOf, nodeOfPod, playObjects, podIn, podOf } from '../../support/scheduling.ts'

const NO_HELP = 'no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.'
const NO_VICTIMS = 'no new claims to deallocate, preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.'

describe('a Pod that no node takes is told why', () => {
  const why = (spec: string, steps: readonly string[] = []): string | undefined =>
    decisions(playObjects([podOf('web', spec)], { steps }))[0]

  it('cordoned nodes', () => {
    const steps = ['before cordon node-1 node-2 node-3']
    expect(why('', steps)).toBe(`web: 0/3 nodes are available: 3 node(s) were unschedulable. ${NO_HELP}`)
  })

  it('nodes for different reasons, sorted as texts', () => {
    const steps = ['before cordon node-1', 'before taint nodes node-2 a=b:NoExecute', 'before label node node-3 disk=hdd']
    expect(why('nodeSelector: {disk: ssd}', steps)).toBe(
      `web: 0/3 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable. ${NO_HELP}`,
    )
  })

  it('a node that does not exist by name', () => {
    const named = (name: string): string =>
      `affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [${name}]}]}]}}}`
    expect(why(named('node-9'))).toBe(`web: 0/3 nodes are available: 3 node(s) didn't satisfy plugin(s) [NodeAffinity]. ${NO_HELP}`)
    expect(why(named('node-2'))).toBe('web → node-2')
  })

  it('a missing claim, and a claim without a volume', () => {
    const spec = 'volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]'
    const claim =
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n'
    expect(why(spec)).toBe('web: 0/3 nodes are available: persistentvolumeclaim "data" not found. not found')
    expect(decisions(playObjects([claim, podOf('web', spec)]))[0]).toBe(
      'web: 0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
    )
  })

  it('too little left is another thing than too little at all', () => {
    const full = ['a', 'b', 'c'].map((name) => hungry(name, 'cpu: 3, memory: 1Gi'))
    expect(decisions(playObjects([...full, hungry('web', 'cpu: 2')]))[3]).toBe(
      `web: 0/3 nodes are available: 3 Insufficient cpu. ${NO_VICTIMS}`,
    )
    expect(decisions(playObjects([hungry('web', 'cpu: 8, memory: 16Gi')]))[0]).toBe(
      `web: 0/3 nodes are available: 3 Insufficient cpu, 3 Insufficient memory. ${NO_HELP}`,
    )
  })

  it('no room for another Pod', () => {
    const small = nodeOf('tiny', '', 'status: {capacity: {cpu: 4, memory: 8Gi, pods: 1}}\n')
    const trace = playObjects([small, podOf('first'), podOf('second')])
    expect(decisions(trace)).toEqual([
      'first → tiny',
      'second: 0/1 nodes are available: 1 Too many pods. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
    ])
  })

  it('equal constraints of spread, and a node without the domain', () => {
    const spread =
      'topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}]'
    const pinned = `${spread}, nodeSelector: {kubernetes.io/hostname: a}`
    const nodes = [nodeOf('a', 'zone: x'), nodeOf('b', 'zone: z'), nodeOf('c')]
    const web = ['w1', 'w2', 'w3', 'w4'].map((name) => podOf(name, spread, 'labels: {app: web}'))
    const trace = playObjects([...nodes, ...web])
    const zones = ['w1', 'w2', 'w3', 'w4'].map((name) => nodeOfPod(trace, name) ?? '').sort((a, b) => a.localeCompare(b))
    expect(zones).toEqual(['a', 'a', 'b', 'b'])
    const two = playObjects([
      ...nodes,
      podOf('w0', 'nodeName: a', 'labels: {app: web}'),
      podOf('w1', pinned.replace('maxSkew', 'nodeAffinityPolicy: Ignore, maxSkew'), 'labels: {app: web}'),
    ])
    expect(decisions(two)[0]).toContain(
      "1 node(s) didn't match pod topology spread constraints, 2 node(s) didn't match Pod's node affinity/selector.",
    )
    const anywhere = playObjects([nodeOf('c'), podOf('w1', spread, 'labels: {app: web}')])
    expect(decisions(anywhere)[0]).toContain("1 node(s) didn't match pod topology spread constraints (missing required label).")
  })

  it('an unwelcoming Pod', () => {
    const shy =
      'affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/os, labelSelector: {matchLabels: {app: web}}}]}}'
    expect(decisions(playObjects([podOf('shy', shy), podOf('web', '', 'labels: {app: web}')]))[1]).toBe(
      `web: 0/3 nodes are available: 3 node(s) didn't satisfy existing pods anti-affinity rules. ${NO_VICTIMS}`,
    )
  })
})

describe('of the nodes that fit the best is taken', () => {
  const affinity = (weight: number, value: string): string =>
    `{weight: ${weight}, preference: {matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [${value}]}]}}`

  it('the one that is wished for most', () => {
    const wishes = `affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [${affinity(1, 'node-1')}, ${affinity(50, 'node-3')}]}}`
    for (const seed of [1, 2, 3, 4]) expect(decisions(playObjects([podOf('web', wishes)], { seed }))).toEqual(['web → node-3'])
  })

  it('not the one that would rather not', () => {
    const steps = ['before taint nodes node-1 node-2 slow=:PreferNoSchedule']
    for (const seed of [1, 2, 3, 4]) expect(decisions(playObjects([podOf('web')], { steps, seed }))).toEqual(['web → node-3'])
  })

  it('the one with most room', () => {
    const objects = [
      hungry('a', 'cpu: 2, memory: 4Gi', 'nodeName: node-1'),
      hungry('b', 'cpu: 1, memory: 2Gi', 'nodeName: node-2'),
      podOf('web'),
    ]
    for (const seed of [1, 2, 3, 4]) expect(decisions(playObjects(objects, { seed }))).toEqual(['web → node-3'])
  })

  it('one away from its Service, though wishes of another Pod can outweigh that', () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n'
    const web = ['w1', 'w2', 'w3'].map((name) => podOf(name, '', 'labels: {app: web}'))
    for (const seed of [1, 2, 3, 4]) {
      const trace = playObjects([service, ...web], { seed })
      expect(new Set(['w1', 'w2', 'w3'].map((name) => nodeOfPod(trace, name))).size).toBe(3)
    }
  })

  it('whose zone the Pod then wears', () => {
    const trace = playObjects([nodeOf('a', 'topology.kubernetes.io/zone: z1'), podOf('web'), podOf('sent', 'nodeName: a')])
    for (const name of ['web', 'sent']) expect(podIn(trace, name).metadata.labels).toEqual({ 'topology.kubernetes.io/zone': 'z1' })
  })

  it('and chance decides among equals', () => {
    const chosen = new Set([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => decisions(playObjects([podOf('web')], { seed }))[0]))
    expect(chosen.size).toBeGreaterThan(1)
  })

  it('the table tells what each plugin gave', () => {
    const trace = playObjects([podOf('web')], { steps: ['before cordon node-1'] })
    const decision = trace.records.find((record) => record.kind === 'decision')
    expect(decision).toMatchObject({
      attempt: 1,
      rejections: [{ plugin: 'NodeUnschedulable', reasons: ['node(s) were unschedulable'], nodes: ['node-1'] }],
      plugins: ['TaintToleration', 'NodeResourcesFit'],
      scores: [
        { node: 'node-2', parts: [300, 97], total: 397 },
        { node: 'node-3', parts: [300, 97], total: 397 },
      ],
    })
  })
})

describe('a waiting Pod is tried again when something may help it', () => {
  const after = (spec: string, steps: readonly string[], others: readonly string[] = []): number[] =>
    decidedAt(playObjects([...others, podOf('web', spec)], { steps, duration: '60s' }), 'web')

  it('a label that it asks for, and no other', () => {
    expect(after('nodeSelector: {disk: ssd}', ['10s label node node-1 size=big', '20s label node node-1 disk=ssd'])).toEqual([0, 20])
  })

  it('a node that is uncordoned, and once more when its taint has gone', () => {
    expect(after('', ['before cordon node-1 node-2 node-3', '20s uncordon node-2'])).toEqual([0, 20, 20])
  })

  it('a Pod that leaves its port', () => {
    const ports = podOf('first', 'nodeName: node-1').replace('image:', 'ports: [{containerPort: 80, hostPort: 80}], image:')
    const trace = playObjects(
      [ports, ports.replace('first', 'web').replace('nodeName: node-1', 'nodeSelector: {kubernetes.io/hostname: node-1}')],
      { steps: ['20s delete pod first'], duration: '60s' },
    )
    expect(decidedAt(trace, 'web')).toEqual([0, 20])
  })

  it('nothing in five minutes is a reason, too; its Event is counted', () => {
    const trace = playObjects([hungry('web', 'cpu: 64')], { duration: '40m' })
    const attempts = decidedAt(trace, 'web')
    const waits = attempts.slice(1).map((at, i) => at - (attempts[i] ?? 0))
    expect(waits[0]).toBeGreaterThanOrEqual(300)
    expect(Math.max(...waits)).toBeLessThanOrEqual(331)
    const failed = eventsAbout(trace, 'web')
    expect(failed.map((event) => event.replace(/.*scheduling\./, ''))).toEqual(['', expect.stringMatching(/^ ×\d+$/)])
  })

  it('the more important first', () => {
    const high = 'apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: high}\nvalue: 1000\n'
    const gate = 'nodeSelector: {disk: ssd}'
    const trace = playObjects([high, podOf('low', gate), podOf('vip', `priorityClassName: high, ${gate}`)], {
      steps: ['20s label node node-1 disk=ssd'],
    })
    expect(decisions(trace).slice(2)).toEqual(['vip → node-1', 'low → node-1'])
    expect(podIn(trace, 'vip').spec.priority).toBe(1000)
  })
})

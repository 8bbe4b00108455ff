import { describe, expect, it } from 'vitest'
import { decisions, eventsAbout, nodeOf, playObjects, podIn, podOf } from '../../support/scheduling.ts'

const claim = (storageClass = ''): string =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {${storageClass && `storageClassName: ${storageClass}, `}accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n`
const volume = (name: string, size: string, more = ''): string =>
  `apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: ${name}}\nspec: {capacity: {storage: ${size}}, accessModes: [ReadWriteOnce], hostPath: {path: /data}${more}}\n`
const user = podOf('web', 'volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]')

describe('a claim', () => {
  it('gets the smallest volume that is large enough, and its Pod a node', () => {
    const trace = playObjects([volume('big', '10Gi'), volume('right', '2Gi'), volume('small', '500Mi'), claim(), user])
    const made = decisions(trace)
    expect([made[0], made.at(-1)]).toEqual([
      'web: 0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
      expect.stringContaining('web → '),
    ])
    const bound = trace.records.findLast((record) => record.kind === 'watch' && record.object.kind === 'PersistentVolumeClaim')
    expect(bound).toMatchObject({ object: { spec: { volumeName: 'right' }, status: { phase: 'Bound', capacity: { storage: '2Gi' } } } })
    expect(podIn(trace, 'web').status.phase).toBe('Running')
  })

  it('says why it has none, again and again', () => {
    const [event] = eventsAbout(playObjects([claim()]), 'data')
    expect(event).toBe('FailedBinding no persistent volumes available for this claim and no storage class is set')
  })

  it('can wait for its Pod, and then takes both to a node', () => {
    const local =
      'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: local}\nprovisioner: kubernetes.io/no-provisioner\nvolumeBindingMode: WaitForFirstConsumer\n'
    const on = (node: string): string =>
      `, storageClassName: local, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [${node}]}]}]}}`
    const nodes = [nodeOf('a'), nodeOf('b'), nodeOf('c')]
    const trace = playObjects([...nodes, local, volume('disk', '2Gi', on('b')), claim('local'), user])
    expect(decisions(trace)).toEqual(['web → b'])
    expect(podIn(trace, 'web').status.phase).toBe('Running')
    const none = playObjects([...nodes, local, claim('local'), user])
    expect(decisions(none)[0]).toContain("0/3 nodes are available: 3 node(s) didn't find available persistent volumes to bind.")
  })

  it('that is deleted stays while a Pod uses it', () => {
    const trace = playObjects([volume('right', '2Gi'), claim(), user], {
      steps: ['5s delete pvc data --wait=false', '10s delete pod web --wait=false'],
    })
    const gone = trace.records.find(
      (record) => record.kind === 'watch' && record.type === 'DELETED' && record.object.metadata.name === 'data',
    )
    expect(gone?.at).toBeGreaterThan(10_000)
  })

  it('for one Pod alone makes the next one wait', () => {
    const alone = (text: string): string => text.replaceAll('ReadWriteOnce', 'ReadWriteOncePod')
    const trace = playObjects(
      [alone(volume('right', '2Gi')), alone(claim()), user.replace('web', 'first').replace('spec: {', 'spec: {nodeName: node-1, '), user],
      {
        steps: ['15s delete pod first'],
      },
    )
    const made = decisions(trace)
    expect(made).toContainEqual(
      expect.stringContaining(
        'web: 0/3 nodes are available: 3 node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod.',
      ),
    )
    expect(made.at(-1)).toContain('web → ')
  })
})

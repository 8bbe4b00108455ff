import { describe, expect, test } from 'vitest'
import type { KubeObject } from '../../../../src/kube/types.ts'
import { refusalLines, validateUpdate } from '../../../../src/manifest/validation/index.ts'
import { object, pod, template } from './drafts.ts'

describe('updates', () => {
  const change = (before: KubeObject, spec: object): string[] => {
    const after = { ...before, spec: { ...(before as { spec?: object }).spec, ...spec } }
    return refusalLines(validateUpdate(before, after))
  }
  test('an image and a toleration may change', () => {
    const before = pod()
    const { tolerations = [] } = (before as unknown as { spec: { tolerations?: object[] } }).spec
    expect(
      change(before, {
        containers: [{ ...(before as unknown as { spec: { containers: object[] } }).spec.containers[0], image: 'y' }],
        tolerations: [...tolerations, { key: 'k', operator: 'Exists' }],
      }),
    ).toEqual([])
  })
  test('nothing else may, and the difference is shown', () => {
    const [line = ''] = change(pod(), { priority: 3 })
    expect(line.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^@@ -\d+,7 \+\d+,7 @@$/),
      '  ],',
      '  "HostAliases": null,',
      '  "PriorityClassName": "",',
      '- "Priority": 0,',
      '+ "Priority": 3,',
      '  "PreemptionPolicy": "PreemptLowerPriority",',
      '  "DNSConfig": null,',
      '  "ReadinessGates": null,',
      '',
    ])
  })
  test('a deadline only shrinks', () => {
    expect(change(pod({ activeDeadlineSeconds: 100 }), { activeDeadlineSeconds: 200 })).toEqual([
      'spec.activeDeadlineSeconds: Invalid value: 200: must be less than or equal to previous value',
    ])
  })
  test('a Deployment keeps its selector', () => {
    const before = object('apps/v1', 'Deployment', {
      selector: { matchLabels: { app: 'b' } },
      template: template({}, { app: 'b', x: 'y' }),
    })
    expect(change(before, { selector: { matchLabels: { x: 'y' } } })).toEqual([
      'spec.selector: Invalid value: {"matchLabels":{"x":"y"}}: field is immutable',
    ])
  })
})

describe("updates of a Pod's subresources", () => {
  const requesting = (requests: object, more: object = {}): KubeObject => pod({}, { resources: { requests }, ...more })
  const debugged = (...names: string[]): KubeObject =>
    pod({ ephemeralContainers: names.map((name) => ({ name, image: 'x:1', terminationMessagePolicy: 'File', imagePullPolicy: 'Always' })) })

  const helped = (restartPolicy: string | undefined, cpu: string): KubeObject =>
    pod({ initContainers: [{ name: 'help', image: 'x:1', ...(restartPolicy && { restartPolicy }), resources: { requests: { cpu } } }] })

  test.each<[string, KubeObject, KubeObject, string[]]>([
    ['amounts and an image', requesting({ cpu: '1' }), requesting({ cpu: '2' }, { image: 'y:1' }), []],
    [
      'the class',
      requesting({ cpu: '1' }),
      requesting({}),
      [
        'spec: Invalid value: "BestEffort": Pod QOS Class may not change as a result of resizing',
        'spec.containers[0].resources.requests: Forbidden: resource requests cannot be removed',
      ],
    ],
    [
      'other resources',
      requesting({ cpu: '1' }),
      requesting({ cpu: '1', 'ephemeral-storage': '1Gi' }),
      ['spec: Forbidden: only cpu and memory resources are mutable'],
    ],
    ['a sidecar', helped('Always', '1'), helped('Always', '2'), []],
    [
      'what runs before the others',
      helped(undefined, '1'),
      helped(undefined, '2'),
      [
        'spec.initContainers[0].resources: Forbidden: resources for non-sidecar init containers are immutable',
        'spec: Forbidden: only cpu and memory resources are mutable',
      ],
    ],
  ])('a resize changes %s', (_, before, after, expected) => {
    expect(refusalLines(validateUpdate(before, after, 'resize'))).toEqual(expected)
  })

  test('debugging containers come, and stay as they are', () => {
    const lines = (before: KubeObject, after: KubeObject) => refusalLines(validateUpdate(before, after, 'ephemeralcontainers'))
    expect(lines(debugged(), debugged('dbg'))).toEqual([])
    expect(lines(debugged('dbg'), debugged('dbg', 'a'))).toEqual(['spec.ephemeralContainers[1].name: Duplicate value: "a"'])
    expect(lines(debugged('dbg'), debugged())).toEqual([
      'spec.ephemeralContainers: Forbidden: existing ephemeral containers "dbg" may not be removed\n',
    ])
  })
})

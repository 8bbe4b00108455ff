import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultObject } from '../../../../src/kube/defaults/index.ts'
import type { KubeObject } from '../../../../src/kube/types.ts'
import { admit, composeRefusal, validateObject, validateUpdate, warnings } from '../../../../src/manifest/validation/index.ts'
import { shapeOf } from './shapes.ts'

const KINDS = [
  ['v1', 'Pod', 'core'],
  ['v1', 'Service', 'core'],
  ['v1', 'Secret', 'core'],
  ['v1', 'ConfigMap', 'core'],
  ['v1', 'PersistentVolumeClaim', 'core'],
  ['v1', 'ReplicationController', 'core'],
  ['v1', 'Namespace', 'core'],
  ['v1', 'Node', 'core'],
  ['apps/v1', 'Deployment', 'apps'],
  ['apps/v1', 'ReplicaSet', 'apps'],
  ['apps/v1', 'StatefulSet', 'apps'],
  ['apps/v1', 'DaemonSet', 'apps'],
  ['batch/v1', 'Job', 'batch'],
  ['batch/v1', 'CronJob', 'batch'],
  ['policy/v1', 'PodDisruptionBudget', 'policy'],
  ['scheduling.k8s.io/v1', 'PriorityClass', 'scheduling'],
] as const

describe.each(KINDS)('whatever a %s %s may hold', (apiVersion, kind, room) => {
  const objects = shapeOf(`${room}.${kind}`, 5).map((value) => ({ ...(value as object), apiVersion, kind }) as unknown as KubeObject)
  test('is answered, each error with a place in it', () => {
    fc.assert(
      fc.property(objects, objects, (raw, other) => {
        const object = defaultObject(raw)
        const errors = validateObject(object)
        for (const { path, at, body } of errors)
          expect([path, at.length > 0 || path === '[]', body.length > 0]).toEqual([expect.any(String), true, true])
        expect(typeof composeRefusal(kind, 'n', errors)).toBe('string')
        warnings(object)
        admit(object)
        expect(validateUpdate(object, object).filter(({ body }) => body.includes('immutable'))).toEqual([])
        validateUpdate(object, defaultObject(other))
      }),
      { numRuns: 40 },
    )
  })
  test('is defaulted once and for all', () => {
    fc.assert(
      fc.property(objects, (raw) => {
        const once = defaultObject(raw)
        expect(defaultObject(once)).toEqual(once)
      }),
      { numRuns: 30 },
    )
  })
})

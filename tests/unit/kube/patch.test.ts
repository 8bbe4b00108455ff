import { expect, test } from 'vitest'
import { patchObject } from '../../../src/kube/patch/index.ts'

const pod = {
  spec: {
    containers: [
      { name: 'a', image: 'x', env: [{ name: 'A', value: '1' }] },
      { name: 'b', image: 'y' },
    ],
    tolerations: [{ key: 't' }],
    nodeName: 'n',
  },
}
const patched = (patch: unknown, type: 'strategic' | 'merge' | 'json') => patchObject(pod, patch, type)

test('a strategic patch merges containers by name, and its own order comes first', () => {
  expect(
    patched(
      {
        spec: {
          containers: [
            { name: 'a', env: [{ name: 'B', value: '2' }] },
            { name: 'c', image: 'z' },
          ],
        },
      },
      'strategic',
    ),
  ).toEqual({
    ok: true,
    object: {
      spec: {
        ...pod.spec,
        containers: [
          {
            name: 'a',
            image: 'x',
            env: [
              { name: 'B', value: '2' },
              { name: 'A', value: '1' },
            ],
          },
          { name: 'c', image: 'z' },
          { name: 'b', image: 'y' },
        ],
      },
    },
  })
})

test('directives delete and replace, a null removes, other lists are replaced', () => {
  const patch = { spec: { containers: [{ $patch: 'delete', name: 'a' }], tolerations: [{ key: 'u' }], nodeName: null } }
  expect(patched(patch, 'strategic')).toEqual({
    ok: true,
    object: { spec: { containers: [{ name: 'b', image: 'y' }], tolerations: [{ key: 'u' }] } },
  })
  const replace = { spec: { containers: [{ $patch: 'replace' }, { name: 'z' }] } }
  expect(patched(replace, 'strategic')).toMatchObject({ ok: true, object: { spec: { containers: [{ name: 'z' }] } } })
})

test('lists of plain values merge, and lose what is named', () => {
  const object = { metadata: { finalizers: ['a/x', 'b/x'] } }
  expect(patchObject(object, { metadata: { finalizers: ['c/x'] } }, 'strategic')).toEqual({
    ok: true,
    object: { metadata: { finalizers: ['c/x', 'a/x', 'b/x'] } },
  })
  const removal = { metadata: { '$deleteFromPrimitiveList/finalizers': ['a/x'] } }
  expect(patchObject(object, removal, 'strategic')).toEqual({ ok: true, object: { metadata: { finalizers: ['b/x'] } } })
})

test('a merge patch replaces lists', () => {
  expect(patched({ spec: { containers: [], nodeName: null } }, 'merge')).toEqual({
    ok: true,
    object: { spec: { containers: [], tolerations: [{ key: 't' }] } },
  })
})

test('a JSON patch applies whole or not at all', () => {
  expect(patched([{ op: 'replace', path: '/spec/containers/1/image', value: 'q' }], 'json')).toMatchObject({
    ok: true,
    object: { spec: { containers: [{}, { image: 'q' }] } },
  })
  expect(patched([{ op: 'remove', path: '/spec/nope' }], 'json')).toMatchObject({ ok: false })
  expect(patched({ op: 'remove' }, 'json')).toMatchObject({ ok: false })
  expect(pod.spec.containers[1]?.image).toBe('y')
})

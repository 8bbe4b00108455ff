import * as fc from 'fast-check'
import { elementType, findStruct, underlyingType } from '../../../../src/kube/schema.ts'

const texts = fc.constantFrom(
  '',
  'a',
  'A_b',
  'Always',
  'Never',
  'RollingUpdate',
  'Indexed',
  'None',
  '..',
  '/x',
  '1Gi',
  '-1',
  "metadata.labels['a b']",
  'metadata.name',
  'v1',
  '80%',
  '::1',
  '* * * * *',
)
const quantities = fc.constantFrom('0', '1', '-1', '100m', '3Mi', '1e3', 7)

function plain(type: string): fc.Arbitrary<unknown> {
  if (type === 'intstr.IntOrString') return fc.oneof(texts, fc.integer({ min: -1, max: 70_000 }))
  if (type === 'resource.Quantity') return quantities
  const base = underlyingType(type)
  if (base === 'bool') return fc.boolean()
  return /^u?int|^float/.test(base) ? fc.constantFrom(-1, 0, 1, 80, 70_000) : texts
}

const made = new Map<string, fc.Arbitrary<unknown>>()

/** Values of a Go type as a decoder lets them pass, nulls included; `depth` is how far structs may nest. */
export function shapeOf(type: string, depth: number): fc.Arbitrary<unknown> {
  const key = `${type} ${depth}`
  const known = made.get(key) ?? makeShape(type, depth)
  made.set(key, known)
  return known
}

function makeShape(type: string, depth: number): fc.Arbitrary<unknown> {
  const inner = elementType(type)
  if (type.startsWith('*')) return shapeOf(inner, depth)
  if (type === '[]uint8' || type === '[]byte') return fc.constantFrom('', 'eA==')
  if (type.startsWith('[]')) return fc.array(fc.option(shapeOf(inner, depth), { freq: 9 }), { maxLength: 2 })
  if (type.startsWith('map'))
    return fc.dictionary(fc.constantFrom('a', 'A b', 'cpu', 'memory', 'hugepages-2Mi', 'x/y/z'), shapeOf(inner, depth), { maxKeys: 2 })
  const struct = findStruct(type)
  if (!struct) return plain(type)
  if (depth === 0) return fc.constant({})
  const fields = [...struct.fields.values()].filter(
    ({ type: field }) => findStruct(field.replace(/^[*[\]]+/, '')) !== undefined || Math.abs(hash(field)) % 3 > 0,
  )
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, fc.option(shapeOf(field.type, depth - 1), { freq: 1 })])), {
    requiredKeys: [],
  })
}

/** Leaves some plain fields out, always the same ones, so that shapes stay small. */
const hash = (text: string): number => Array.from(text).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)

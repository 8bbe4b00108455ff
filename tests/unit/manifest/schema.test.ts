import { describe, expect, test } from 'vitest'
import { findKind, findResource, mapKind, RESOURCE_KINDS, resourceName } from '../../../src/kube/kinds.ts'
import { elementType, findStruct, printedType, structOfKind, underlyingType } from '../../../src/kube/schema.ts'
import { loadWorldSchema } from '../../../src/manifest/index.ts'
import { must } from '../../../src/base/assert.ts'

describe('kinds', () => {
  test.each([
    ['po', 'Pod'],
    ['pods', 'Pod'],
    ['Pod', 'Pod'],
    ['deploy', 'Deployment'],
    ['deployments.apps', 'Deployment'],
    ['deployments.v1.apps', 'Deployment'],
    ['hpa', 'HorizontalPodAutoscaler'],
    ['pods.apps', undefined],
    ['nope', undefined],
  ])('%s is %s', (word, kind) => {
    expect(findResource(word)?.kind).toBe(kind)
  })

  test('names and mappings', () => {
    expect(resourceName(must(findKind('apps/v1', 'Deployment'), 'Deployment'), 'web')).toBe('deployment.apps/web')
    expect(mapKind('v1', 'pod')?.kind).toBe('Pod')
    expect(findKind('v1', 'pod')).toBeUndefined()
    expect(findKind('v1', 'Namespace')?.namespaced).toBe(false)
  })

  test('each word means one kind of a group', () => {
    const words = RESOURCE_KINDS.map((kind) => `${kind.plural}.${kind.apiVersion}`)
    expect(new Set(words).size).toBe(words.length)
  })
})

test("every type that a struct's fields name is known", () => {
  const seen = new Set<string>()
  const unknown: string[] = []
  const visit = (written: string): void => {
    let type = written
    for (let inner = elementType(type); inner !== type; inner = elementType(type)) type = inner
    const plain = underlyingType(type)
    if (plain !== type) return visit(plain)
    if (seen.has(type) || !type.includes('.')) return
    seen.add(type)
    const struct = findStruct(type)
    if (!struct && !/^(resource\.Quantity|intstr\.IntOrString|meta\.(Time|MicroTime|Duration|FieldsV1)|runtime\.RawExtension)$/.test(type))
      unknown.push(type)
    for (const field of struct?.fields.values() ?? []) visit(field.type)
  }
  for (const { apiVersion, kind } of RESOURCE_KINDS) visit(structOfKind(apiVersion, kind)?.key ?? '')
  expect(unknown).toEqual([])
  expect(seen.size).toBeGreaterThan(250)
})

test("types are printed as Go's messages print them", () => {
  expect(printedType('[]core.Container')).toBe('[]v1.Container')
  expect(printedType('map[string]string')).toBe('map[string]string')
  expect(printedType('autoscalingv2.MetricSpec')).toBe('v2.MetricSpec')
})

test("the editor's schema explains each field and chooses by kind", async () => {
  const schema = (await loadWorldSchema()) as {
    allOf: { if: { properties: { kind: { const: string } } }; then: { $ref: string } }[]
    definitions: Record<string, { properties: Record<string, { description?: string }> }>
  }
  const kinds = schema.allOf.map((choice) => choice.if.properties.kind.const)
  expect(kinds).toEqual(expect.arrayContaining(['Pod', 'Service', 'Secret', 'ConfigMap', 'Deployment', 'Scenario']))
  for (const { then } of schema.allOf) expect(schema.definitions).toHaveProperty(then.$ref.slice('#/definitions/'.length))
  expect(schema.definitions.Container?.properties.livenessProbe?.description).toContain('Periodic probe of container liveness')
  expect(schema.definitions.Pod?.properties).not.toHaveProperty('status')
  expect(schema.definitions.ScenarioStep?.properties.hang?.description).toContain('ignores SIGTERM')
})

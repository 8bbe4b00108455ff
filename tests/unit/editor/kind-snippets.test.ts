import { describe, expect, it, test } from 'vitest'
import { isBlank, KIND_SNIPPETS } from '../../../src/editor/kind-snippets.ts'
import { readManifest } from '../../../src/manifest/index.ts'

/** A snippet as it stands when nobody writes another name. */
const filledIn = (snippet: string): string => snippet.replace(/\$\{\d:([^}]*)\}/g, '$1')

describe('what an empty document can become', () => {
  it.each(Object.entries(KIND_SNIPPETS))('%s is accepted as it is', (kind, snippet) => {
    const pod = kind === 'Scenario' ? `\n---\n${filledIn(KIND_SNIPPETS['Pod'] ?? '')}` : ''
    const { documents, diagnostics, world } = readManifest(filledIn(snippet) + pod, 'world.yaml')
    expect(diagnostics.filter(({ severity }) => severity !== 'hint')).toEqual([])
    expect(world).not.toBeNull()
    expect(documents[0]?.value).toMatchObject({ kind })
  })
})

test('a document is blank until it has a key', () => {
  expect(isBlank([''], 0)).toBe(true)
  expect(isBlank(['# a Pod', 'Po'], 1)).toBe(true)
  expect(isBlank(['kind: Pod', '---', ''], 2)).toBe(true)
  expect(isBlank(['kind: Pod', '---', ''], 0)).toBe(false)
  expect(isBlank(['', '---', 'kind: Pod'], 0)).toBe(true)
  expect(isBlank(['apiVersion: v1', 'ki'], 1)).toBe(false)
})

import { LineCounter, parseAllDocuments } from 'yaml'
import { findKind, mapKind, resourceName, SIMULATED_KINDS } from '../kube/kinds.ts'
import { SCENARIO_API_VERSION, type Scenario } from '../kube/scenario.ts'
import type { KubeObject } from '../kube/types.ts'
import type { Diagnostic, ManifestDocument, ManifestReading, Position } from './reading.ts'

export type * from './reading.ts'

/** Reads a world or any other manifest. Never throws; `file` is the name that messages call it by. */
export function readManifest(text: string, file: string): ManifestReading {
  const counter = new LineCounter()
  const place = (offset: number): Position => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col), offset }
  }
  const documents: ManifestDocument[] = []
  const diagnostics: Diagnostic[] = []
  const lines: string[] = []
  const objects: KubeObject[] = []
  let scenario: Scenario = { apiVersion: SCENARIO_API_VERSION, kind: 'Scenario' }
  const parsed = parseAllDocuments(text, { lineCounter: counter, uniqueKeys: false, version: '1.1', schema: 'yaml-1.1' })
  const list = 'empty' in parsed ? [] : parsed
  for (const [index, document] of list.entries()) {
    const [error] = document.errors
    const range = { start: place(document.range[0]), end: place(document.range[1]) }
    if (error) {
      diagnostics.push({ severity: 'error', code: 'yaml', message: error.message, document: index, path: [], range: { start: place(error.pos[0]), end: place(error.pos[1]) } })
      lines.push(`error: error parsing ${file}: ${error.message}`)
      break
    }
    const value = document.toJS() as Partial<KubeObject> | null
    if (value === null || typeof value !== 'object') continue
    const { kind = '', apiVersion = '' } = value
    const name = value.metadata?.name ?? ''
    if (apiVersion === SCENARIO_API_VERSION && kind === 'Scenario') {
      scenario = value as Scenario
      documents.push({ index, kind, apiVersion, name, range, value, role: 'scenario' })
      continue
    }
    const known = mapKind(apiVersion, kind)
    documents.push({ index, kind, apiVersion, name, range, value, role: findKind(apiVersion, kind) ? (SIMULATED_KINDS.has(kind) ? 'simulated' : 'unsimulated') : 'unknown' })
    if (known) {
      objects.push(value as KubeObject)
      lines.push(`${resourceName(known, name)} created (server dry run)`)
    }
  }
  const refused = diagnostics.length > 0
  return { documents, diagnostics, world: refused ? null : { scenario, objects }, answer: { text: lines.join('\n'), exitCode: refused ? 1 : 0 } }
}

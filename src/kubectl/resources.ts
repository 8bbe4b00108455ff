import { boolFlag, textFlag, wasGiven } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { findKind, findResource, findResources } from '../kube/kinds.ts'
import type { ResourceKind } from '../kube/kinds.ts'
import type { KubeObject } from '../kube/types.ts'
import { failure, notFound } from './errors.ts'
import type { KubectlError } from './errors.ts'
import { objectsInFiles } from './manifests.ts'
import { selection } from './selectors.ts'
import { namespaceOf } from './session.ts'
import type { Session } from './session.ts'

/** What a command asks for: all of a kind that is selected, or one object by name. */
export interface Request {
  readonly kind: ResourceKind
  readonly name: string | null
  /** Where a file says that the object is; undefined: where the command is about. */
  readonly namespace?: string | undefined
}

/** What was found for one request. */
export interface Found {
  readonly kind: ResourceKind
  readonly objects: readonly KubeObject[]
}

export interface Visited {
  readonly found: readonly Found[]
  /** Why some were not found, in the order asked. */
  readonly errors: readonly KubectlError[]
}

/** The kind of a word on the command line. Throws when the server has none. */
export function kindOf(word: string): ResourceKind {
  const kind = findResource(word)
  if (!kind) throw unknownType(word)
  return kind
}

const unknownType = (word: string): KubectlError => failure(`the server doesn't have a resource type "${word}"`)

/** The kinds that `po,svc` or `all` mean. Throws when the server has none of a name. */
function kindsOf(words: string): readonly ResourceKind[] {
  const kinds = findResources(words)
  if (typeof kinds === 'string') throw unknownType(kinds)
  return kinds
}

/**
 * Reads `TYPE[,TYPE]`, `TYPE NAME…` or `TYPE/NAME…`; no words ask for nothing.
 * Models cli-runtime/pkg/resource/builder.go, ResourceTypeOrNameArgs (v1.36)
 */
export function readRequests(words: readonly string[]): Request[] {
  const slashed = words.filter((word) => word.includes('/')).length
  if (slashed > 0 && slashed < words.length) {
    throw failure(
      "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
    )
  }
  if (slashed > 0) return words.flatMap(readCombined)
  const [types, ...names] = words
  if (types === undefined) return []
  const kinds = kindsOf(types)
  if (names.length === 0) return kinds.map((kind) => ({ kind, name: null }))
  return kinds.flatMap((kind) => names.map((name) => ({ kind, name })))
}

function readCombined(word: string): Request[] {
  const [types = '', name = '', ...more] = word.split('/')
  if (more.length > 0) throw failure('arguments in resource/name form may not have more than one slash')
  if (types === '' || name === '' || types.includes(','))
    throw failure('arguments in resource/name form must have a single resource and name')
  return kindsOf(types).map((kind) => ({ kind, name }))
}

/** What the words of a command ask for, or the objects in the files of -f. */
export function requestsOf(session: Session, line: CommandLine): Request[] {
  if (!wasGiven(line, 'filename')) return readRequests(line.words)
  if (line.words.length > 0) {
    throw failure('when paths, URLs, or stdin is provided as resource input, you may not specify resource arguments as well')
  }
  return objectsInFiles(session, line).flatMap(({ apiVersion, kind, metadata }) => {
    const resource = findKind(apiVersion, kind)
    return resource ? [{ kind: resource, name: metadata.name, namespace: metadata.namespace }] : []
  })
}

/** What the API server warns of when these are read. Models pkg/registry/core/endpoint/strategy.go (v1.36) */
export const serverWarnings = (requests: readonly Request[]): string[] =>
  requests.some(({ kind }) => kind.kind === 'Endpoints')
    ? ['Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice']
    : []

/** Throws where objects of several kinds are asked for. Models cli-runtime/pkg/resource/builder.go, SingleResourceType (v1.36) */
export function checkOneType(requests: readonly Request[]): void {
  if (new Set(requests.map(({ kind }) => kind)).size > 1) throw failure('you may only specify a single resource type')
}

/** Looks up what was asked for, one entry a request. Throws what keeps kubectl from asking at all. */
export function visit(session: Session, line: CommandLine, requests: readonly Request[]): Visited {
  const everywhere = boolFlag(line, 'all-namespaces')
  const selected = (textFlag(line, 'selector') ?? '') !== '' || (textFlag(line, 'field-selector') ?? '') !== ''
  const named = requests.some(({ name }) => name !== null)
  if (named && selected) throw failure('name cannot be provided when a selector is specified')
  if (named && everywhere) throw failure('a resource cannot be retrieved by name across all namespaces')
  const namespace = namespaceOf(session, line)
  const found: Found[] = []
  const errors: KubectlError[] = []
  for (const { kind, name, namespace: own = namespace } of requests) {
    if (name === null) {
      found.push({ kind, objects: session.cluster.list(kind, everywhere ? null : namespace).filter(selection(line, kind)) })
      continue
    }
    const object = session.cluster.get(kind, own, name)
    if (object) found.push({ kind, objects: [object] })
    else errors.push(notFound(kind, name))
  }
  return { found, errors }
}

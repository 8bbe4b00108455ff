import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'

const SRC = join(import.meta.dirname, '../../src')

export interface Import {
  /** `src`-relative path for a file of ours, otherwise as written. */
  readonly target: string
  readonly ours: boolean
  readonly typeOnly: boolean
  readonly line: number
}

export interface Source {
  /** Relative to src/, with forward slashes. */
  readonly path: string
  readonly text: string
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [field: string]: unknown
}

/** Every program text below src/. */
export const sources = (): Source[] => textsOf((path) => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts'))

/** Every style sheet below src/. */
export const styles = (): Source[] => textsOf((path) => path.endsWith('.css'))

const textsOf = (isWanted: (path: string) => boolean): Source[] =>
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(isWanted)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(SRC, path), 'utf8') }))

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && 'start' in value

function nodesOf({ path, text }: Source): Node[] {
  const found: Node[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (isNode(value)) {
      found.push(value)
      Object.values(value).forEach(visit)
    }
  }
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`)
  visit(program)
  return found
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

const named = (value: unknown, name: string): boolean => isNode(value) && value.type === 'Identifier' && value['name'] === name

const literal = (value: unknown): string | null =>
  isNode(value) && value.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : null

/** What a node imports, in any of the ways there are, workers and `new URL(…, import.meta.url)` included. */
function imported(node: Node): { specifier: string; typeOnly: boolean } | null {
  const { type } = node
  if (type === 'ImportDeclaration' || type === 'ExportNamedDeclaration' || type === 'ExportAllDeclaration') {
    const specifier = literal(node['source'])
    const kinds = Array.isArray(node['specifiers']) ? node['specifiers'].map((s: Node) => s['importKind'] ?? s['exportKind']) : []
    const typeOnly = [node['importKind'], node['exportKind']].includes('type') || (kinds.length > 0 && kinds.every((k) => k === 'type'))
    return specifier === null ? null : { specifier, typeOnly }
  }
  if (type === 'ImportExpression' || type === 'TSImportType') {
    const specifier = literal(node['source'] ?? node['argument'])
    return specifier === null ? null : { specifier, typeOnly: type === 'TSImportType' }
  }
  if (type === 'NewExpression' && named(node['callee'], 'URL') && Array.isArray(node['arguments'])) {
    const specifier = literal(node['arguments'][0])
    return specifier?.startsWith('.') ? { specifier, typeOnly: false } : null
  }
  return null
}

export function importsOf(source: Source): Import[] {
  return nodesOf(source).flatMap((node) => {
    const found = imported(node)
    if (found === null) return []
    const ours = found.specifier.startsWith('.')
    const bare = found.specifier.replace(/\?.*$/, '')
    const target = ours ? posix.join(posix.dirname(source.path), bare) : bare
    return [{ target, ours, typeOnly: found.typeOnly, line: lineAt(source.text, node.start) }]
  })
}

const OUTSIDE_OBJECTS = [
  'document',
  'window',
  'globalThis',
  'self',
  'localStorage',
  'sessionStorage',
  'navigator',
  'location',
  'performance',
  'process',
  'console',
  'crypto',
]
const OUTSIDE_CALLS = ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'Date']
const IMPURE_MEMBERS = [
  ['Date', 'now'],
  ['Math', 'random'],
] as const

/** Uses of the clock, of chance, of timers and of the world outside: `line: what`. A local variable of the same name is none. */
export function impurities(source: Source): string[] {
  const nodes = nodesOf(source)
  const local = new Set(nodes.flatMap(declaredNames))
  return nodes.flatMap((node) => {
    const what = impurity(node, local)
    return what === null ? [] : [`${lineAt(source.text, node.start)}: ${what}`]
  })
}

function declaredNames(node: Node): string[] {
  const patterns = [node.type === 'VariableDeclarator' ? node['id'] : null, node['params']].flat()
  return patterns.flatMap((pattern) => (isNode(pattern) ? bound(pattern) : []))
}

function bound(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [String(pattern['name'])]
  const inner = [pattern['elements'], pattern['properties'], pattern['value'], pattern['left'], pattern['argument']].flat()
  return inner.flatMap((part) => (isNode(part) ? bound(part) : []))
}

function impurity(node: Node, local: ReadonlySet<string>): string | null {
  if (node.type === 'MemberExpression') {
    const { object, property } = node
    const member = IMPURE_MEMBERS.find(([owner, name]) => named(object, owner) && named(property, name))
    if (member) return member.join('.')
    return OUTSIDE_OBJECTS.find((name) => named(object, name) && !local.has(name)) ?? null
  }
  if (node.type === 'CallExpression') return OUTSIDE_CALLS.find((name) => named(node['callee'], name) && !local.has(name)) ?? null
  if (
    node.type === 'NewExpression' &&
    named(node['callee'], 'Date') &&
    Array.isArray(node['arguments']) &&
    node['arguments'].length === 0
  ) {
    return 'new Date()'
  }
  return null
}

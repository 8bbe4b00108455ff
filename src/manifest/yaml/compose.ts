import type { JsonObject, JsonValue } from '../json.ts'
import { ConversionError, YamlError } from './cursor.ts'
import type { AliasNode, YamlNode } from './nodes.ts'
import { resolveScalar, type ScalarValue } from './resolve.ts'

/** How Go's %#v prints a value, for the messages that hold one. */
function goSyntax(value: JsonValue): string {
  if (value === null) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (typeof value === 'object') {
    const entries = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${goSyntax(value[key] ?? null)}`)
    return `map[interface {}]interface {}{${entries.join(', ')}}`
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

/** The string that a key of a mapping becomes in JSON. */
export function keyText(key: ScalarValue): string {
  return key === null ? 'null' : String(key)
}

/** Whether this key pulls in another mapping (`<<`). */
export function isMergeKey(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.text === '<<' && (key.plain || key.tag === 'tag:yaml.org,2002:merge')
}

const WANT_MAP = 'map merge requires map or sequence of maps as the value'

/** Sets a key, also one that JavaScript gives a meaning of its own. */
function put(object: JsonObject, key: string, value: JsonValue): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
  else object[key] = value
}

class Composer {
  #decoded = 0
  #fromAliases = 0
  #aliasDepth = 0
  readonly #open = new Set<string>()
  /** What YAML allows and JSON does not shows only when the whole document was read. */
  #unsayable: ConversionError | null = null

  root(node: YamlNode): JsonValue {
    const value = this.#value(node)
    if (this.#unsayable) throw this.#unsayable
    return value
  }

  #value(node: YamlNode): JsonValue {
    this.#count(node)
    switch (node.kind) {
      case 'scalar': {
        const value = resolveScalar(node)
        if (typeof value === 'number' && !Number.isFinite(value)) {
          const text = Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
          this.#unsayable ??= new ConversionError(`json: unsupported value: ${text}`, node.start)
        }
        return value
      }
      case 'sequence':
        return node.items.map((item) => this.#value(item))
      case 'map': {
        const object: JsonObject = {}
        this.#collect(object, node)
        return object
      }
      case 'alias':
        return this.#alias(node, (target) => this.#value(target))
    }
  }

  /** Stops documents whose aliases unfold into far more than they say. */
  #count(node: YamlNode): void {
    this.#decoded++
    if (this.#aliasDepth > 0) this.#fromAliases++
    const share = this.#decoded <= 400_000 ? 0.99 : this.#decoded >= 4_000_000 ? 0.1 : 0.99 - (0.89 * (this.#decoded - 400_000)) / 3_600_000
    if (this.#fromAliases > 100 && this.#decoded > 1000 && this.#fromAliases / this.#decoded > share) {
      throw new YamlError('document contains excessive aliasing', null, node.start)
    }
  }

  #alias<T>(node: AliasNode, read: (target: YamlNode) => T): T {
    // An alias met again while its own target is read: the target holds it.
    const id = `${node.start}`
    if (this.#open.has(id)) throw new YamlError(`anchor '${node.name}' value contains itself`, null, node.start)
    this.#open.add(id)
    this.#aliasDepth++
    const result = read(node.target)
    this.#aliasDepth--
    this.#open.delete(id)
    return result
  }

  #collect(object: JsonObject, node: YamlNode): void {
    if (node.kind === 'alias') {
      this.#count(node)
      return this.#alias(node, (target) => this.#collect(object, target))
    }
    if (node.kind !== 'map') throw new YamlError(WANT_MAP, null, node.start)
    for (const { key, value } of node.entries) {
      if (isMergeKey(key)) {
        this.#merge(object, value)
        continue
      }
      const name = this.#value(key)
      if (name !== null && typeof name === 'object') throw new YamlError(`invalid map key: ${goSyntax(name)}`, null, key.start)
      const content = this.#value(value)
      if (name === null) {
        this.#unsayable ??= new ConversionError(
          `unsupported map key of type: %!s(<nil>), key: <nil>, value: ${content === null ? '<nil>' : goSyntax(content)}`,
          key.start,
        )
      }
      put(object, keyText(name), content)
    }
  }

  /** Merges in the order of the text: a key that comes before `<<` gives way, one that comes behind it stays. */
  #merge(object: JsonObject, node: YamlNode): void {
    const list = node.kind === 'sequence' ? [...node.items].reverse() : [node]
    for (const item of list) {
      const mapping = item.kind === 'alias' ? item.target : item
      if (mapping.kind !== 'map') throw new YamlError(WANT_MAP, null, item.start)
      this.#collect(object, item)
    }
  }
}

/** The JSON value of a document. Throws a YamlError. Models go.yaml.in/yaml/v2 decode.go and sigs.k8s.io/yaml. */
export function composeValue(node: YamlNode): JsonValue {
  return new Composer().root(node)
}

import { goJsonIndented, goQuote } from '../../base/go-text.ts'
import { goYaml } from '../../base/go-yaml.ts'
import { isRecord } from '../../base/json.ts'
import { findKind, resourceName } from '../../kube/kinds.ts'
import type { KubeObject } from '../../kube/types.ts'
import { failure } from '../errors.ts'
import { sortedEntries } from '../format-labels.ts'
import { findResults, printResults, sortedKeys } from '../jsonpath/evaluate.ts'
import { JsonPathError } from '../jsonpath/nodes.ts'
import type { ObjectFormat } from './format.ts'
import { kyaml } from './kyaml.ts'
import { executeTemplate } from './go-template/execute.ts'

/** What several objects are printed as, and not in a table: those of `events` in a list of their own kind. */
export interface ObjectList {
  readonly apiVersion: 'v1'
  readonly items: readonly KubeObject[]
  readonly kind: 'List' | 'EventList'
  readonly metadata: { readonly resourceVersion?: '' }
}

export const listOf = (items: readonly KubeObject[]): ObjectList => ({
  apiVersion: 'v1',
  items,
  kind: 'List',
  metadata: { resourceVersion: '' },
})

const isList = (printed: KubeObject | ObjectList): printed is ObjectList => printed.kind.endsWith('List') && 'items' in printed

function withoutManagedFields<T extends KubeObject>(object: T): T {
  if (object.metadata.managedFields === undefined) return object
  const { managedFields: _hidden, ...metadata } = object.metadata
  return { ...object, metadata }
}

const hidden = (printed: KubeObject | ObjectList): KubeObject | ObjectList =>
  isList(printed) ? { ...printed, items: printed.items.map(withoutManagedFields) } : withoutManagedFields(printed)

/** `pod/web`. */
export function nameOf(object: KubeObject): string {
  const kind = findKind(object.apiVersion, object.kind)
  return kind ? resourceName(kind, object.metadata.name) : `${object.kind.toLowerCase()}/${object.metadata.name}`
}

/** Data as Go's `%#v` prints it. */
function goSyntax(value: unknown): string {
  if (value === null || value === undefined) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (!isRecord(value)) return typeof value === 'string' ? goQuote(value) : JSON.stringify(value)
  return `map[string]interface {}{${sortedEntries(value)
    .map(([key, field]) => `${goQuote(key)}:${goSyntax(field)}`)
    .join(', ')}}`
}

function printJsonPath(format: Extract<ObjectFormat, { kind: 'jsonpath' }>, printed: KubeObject | ObjectList): string {
  try {
    const results = findResults(format.pieces, printed)
    return format.asJson ? `${goJsonIndented(sortedKeys(results.flat()), '    ')}\n` : printResults(results)
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error
    throw failure(
      [
        `error executing jsonpath ${goQuote(format.template)}: Error executing template: ${error.message}. Printing more information for debugging the template:`,
        '\ttemplate was:',
        `\t\t${format.template}`,
        '\tobject given to jsonpath engine was:',
        `\t\t${goSyntax(printed)}`,
        '\n\n',
      ].join('\n'),
    )
  }
}

/**
 * An object or a list of objects as text, newlines included. `ordered`: the client made it, and JSON keeps the order of its fields.
 * Models cli-runtime/pkg/printers (v1.36)
 */
export function printObject(format: ObjectFormat, printed: KubeObject | ObjectList, ordered = false): string {
  switch (format.kind) {
    case 'yaml':
      return goYaml(format.managedFields ? printed : hidden(printed))
    case 'kyaml':
      return kyaml(format.managedFields ? printed : hidden(printed))
    case 'json': {
      const shown = format.managedFields ? printed : hidden(printed)
      return `${goJsonIndented(ordered ? shown : sortedKeys(shown), '    ')}\n`
    }
    case 'name':
      return (isList(printed) ? printed.items : [printed]).map((object) => `${nameOf(object)}\n`).join('')
    case 'jsonpath':
      return printJsonPath(format, printed)
    case 'go-template':
      return executeTemplate(format.template, printed)
  }
}

import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { failure } from '../errors.ts'
import { JsonPathError } from '../jsonpath/nodes.ts'
import type { Piece } from '../jsonpath/nodes.ts'
import { parseJsonPath } from '../jsonpath/parse.ts'
import { readCustomColumns } from './custom-columns.ts'
import type { CustomColumn } from './custom-columns.ts'
import { parseTemplate } from './go-template/parse.ts'
import type { Template } from './go-template/parse.ts'

/** How a command's answer is printed. */
export type Format =
  | { readonly kind: 'table'; readonly wide: boolean }
  | { readonly kind: 'json' | 'yaml' | 'kyaml'; readonly managedFields: boolean }
  | { readonly kind: 'name' }
  | { readonly kind: 'jsonpath'; readonly template: string; readonly pieces: readonly Piece[]; readonly asJson: boolean }
  | { readonly kind: 'go-template'; readonly template: Template }
  | { readonly kind: 'custom-columns'; readonly columns: readonly CustomColumn[] }

/** Formats of commands that print objects they made or changed. */
const OBJECT_FORMATS = [
  'go-template',
  'go-template-file',
  'json',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'kyaml',
  'name',
  'template',
  'templatefile',
  'yaml',
]
/** Formats of `get`. */
const GET_FORMATS = ['custom-columns', 'custom-columns-file', ...OBJECT_FORMATS.slice(0, -1), 'wide', 'yaml']

function jsonPath(template: string, asJson: boolean): Format {
  try {
    return { kind: 'jsonpath', template, pieces: parseJsonPath(template), asJson }
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error
    throw failure(`error parsing jsonpath ${template}, ${error.message}`)
  }
}

/**
 * The format that `-o` and `--template` ask for; null where neither is given. Throws what kubectl says of an unknown one.
 * Models cli-runtime/pkg/genericclioptions/print_flags.go (v1.36)
 */
export function readFormat(line: CommandLine, tables = false): Format | null {
  const output = textFlag(line, 'output') ?? ''
  const flag = textFlag(line, 'template') ?? ''
  const name = output === '' && flag !== '' ? 'go-template' : output
  if (name === '') return null
  const equals = name.indexOf('=')
  const word = equals === -1 ? name : name.slice(0, equals)
  const behind = equals === -1 ? flag : name.slice(equals + 1)
  switch (word) {
    case 'json':
    case 'yaml':
    case 'kyaml':
      return { kind: word, managedFields: boolFlag(line, 'show-managed-fields') }
    case 'name':
      return { kind: 'name' }
    case 'jsonpath':
    case 'jsonpath-as-json':
      if (behind === '') throw failure('template format specified but no template given')
      return jsonPath(behind, word === 'jsonpath-as-json')
    case 'template':
    case 'go-template':
      if (behind === '') throw failure('template format specified but no template given')
      return { kind: 'go-template', template: parseTemplate(behind) }
    case 'wide':
      if (tables) return { kind: 'table', wide: true }
      break
    case 'custom-columns':
      if (tables) return { kind: 'custom-columns', columns: readCustomColumns(behind) }
  }
  const allowed = (tables ? GET_FORMATS : OBJECT_FORMATS).join(',')
  throw failure(`unable to match a printer suitable for the output format "${output}", allowed formats are: ${allowed}`)
}

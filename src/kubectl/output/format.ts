import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { failure } from '../errors.ts'
import { JsonPathError } from '../jsonpath/nodes.ts'
import type { Piece } from '../jsonpath/nodes.ts'
import type { Session } from '../session.ts'
import { parseJsonPath } from '../jsonpath/parse.ts'
import { columnsInFile, readCustomColumns } from './custom-columns.ts'
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

const NO_TEMPLATE = 'template format specified but no template given'

/** The text of a file that stands behind a format. Throws what kubectl says where there is none. */
function readTemplate(path: string, readFile: Session['readFile'], flag: string): string {
  if (path === '') throw failure(NO_TEMPLATE)
  const text = readFile(path)
  if (text === null) throw failure(`error reading ${flag} ${path}, open ${path}: no such file or directory`)
  return text
}

function jsonPath(template: string, asJson: boolean): Format {
  if (template === '') throw failure(NO_TEMPLATE)
  try {
    return { kind: 'jsonpath', template, pieces: parseJsonPath(template), asJson }
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error
    throw failure(`error parsing jsonpath ${template}, ${error.message}`)
  }
}

function goTemplate(template: string): Format {
  if (template === '') throw failure(NO_TEMPLATE)
  return { kind: 'go-template', template: parseTemplate(template) }
}

/**
 * The format that `-o` and `--template` ask for; null where neither is given. `tables`: also those that only `get` has. Throws what
 * kubectl says of an unknown one. Models cli-runtime/pkg/genericclioptions/print_flags.go (v1.36)
 */
export function readFormat(line: CommandLine, readFile: Session['readFile'], tables = false): Format | null {
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
      return jsonPath(behind, word === 'jsonpath-as-json')
    case 'jsonpath-file':
      return jsonPath(readTemplate(behind, readFile, '--template'), false)
    case 'template':
    case 'go-template':
      return goTemplate(behind)
    case 'templatefile':
    case 'go-template-file':
      return goTemplate(readTemplate(behind, readFile, '--template'))
    case 'wide':
      if (tables) return { kind: 'table', wide: true }
      break
    case 'custom-columns':
      if (tables) return { kind: 'custom-columns', columns: readCustomColumns(behind) }
      break
    case 'custom-columns-file':
      if (tables) return { kind: 'custom-columns', columns: columnsInFile(readTemplate(behind, readFile, 'template')) }
  }
  const allowed = (tables ? GET_FORMATS : OBJECT_FORMATS).join(',')
  throw failure(`unable to match a printer suitable for the output format "${output}", allowed formats are: ${allowed}`)
}

import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { failure } from '../errors.ts'
import type { KubectlError } from '../errors.ts'
import { JsonPathError } from '../jsonpath/nodes.ts'
import type { Piece } from '../jsonpath/nodes.ts'
import type { Session } from '../session.ts'
import { parseJsonPath } from '../jsonpath/parse.ts'
import { columnsInFile, readCustomColumns } from './custom-columns.ts'
import type { CustomColumn } from './custom-columns.ts'
import { parseTemplate } from './go-template/parse.ts'
import type { Template } from './go-template/parse.ts'

/** How an object is printed. */
export type ObjectFormat =
  | { readonly kind: 'json' | 'yaml' | 'kyaml'; readonly managedFields: boolean }
  | { readonly kind: 'name' }
  | { readonly kind: 'jsonpath'; readonly template: string; readonly pieces: readonly Piece[]; readonly asJson: boolean }
  | { readonly kind: 'go-template'; readonly template: Template }

/** How `get` prints what it found. */
export type Format =
  | ObjectFormat
  | { readonly kind: 'table'; readonly wide: boolean }
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

function jsonPath(template: string, asJson: boolean): ObjectFormat {
  if (template === '') throw failure(NO_TEMPLATE)
  try {
    return { kind: 'jsonpath', template, pieces: parseJsonPath(template), asJson }
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error
    throw failure(`error parsing jsonpath ${template}, ${error.message}`)
  }
}

function goTemplate(template: string): ObjectFormat {
  if (template === '') throw failure(NO_TEMPLATE)
  return { kind: 'go-template', template: parseTemplate(template) }
}

/** What a command line says of its format: the word itself, and what stands behind it. */
interface Asked {
  readonly line: CommandLine
  readonly word: string
  readonly behind: string
  readonly readFile: Session['readFile']
}

/** What `-o` and `--template` ask for; null where neither is given. */
function asked(line: CommandLine, readFile: Session['readFile']): Asked | null {
  const output = textFlag(line, 'output') ?? ''
  const flag = textFlag(line, 'template') ?? ''
  const name = output === '' && flag !== '' ? 'go-template' : output
  if (name === '') return null
  const equals = name.indexOf('=')
  if (equals === -1) return { line, word: name, behind: flag, readFile }
  return { line, word: name.slice(0, equals), behind: name.slice(equals + 1), readFile }
}

function objectFormat({ line, word, behind, readFile }: Asked): ObjectFormat | null {
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
    default:
      return null
  }
}

function unknownFormat({ line }: Asked, formats: readonly string[]): KubectlError {
  const output = textFlag(line, 'output') ?? ''
  return failure(`unable to match a printer suitable for the output format "${output}", allowed formats are: ${formats.join(',')}`)
}

/**
 * The format of a command that prints objects; null where none is asked for. Throws what kubectl says of one that it does not know.
 * Models cli-runtime/pkg/genericclioptions/print_flags.go (v1.36)
 */
export function readObjectFormat(line: CommandLine, readFile: Session['readFile']): ObjectFormat | null {
  const ask = asked(line, readFile)
  if (!ask) return null
  const format = objectFormat(ask)
  if (!format) throw unknownFormat(ask, OBJECT_FORMATS)
  return format
}

/** The format of `get`: a table, where nothing else is asked for. Models kubectl/pkg/cmd/get/get_flags.go (v1.36) */
export function readFormat(line: CommandLine, readFile: Session['readFile']): Format {
  const ask = asked(line, readFile)
  if (!ask || ask.word === 'wide') return { kind: 'table', wide: ask !== null }
  if (ask.word === 'custom-columns') return { kind: 'custom-columns', columns: readCustomColumns(ask.behind) }
  if (ask.word === 'custom-columns-file') {
    return { kind: 'custom-columns', columns: columnsInFile(readTemplate(ask.behind, readFile, 'template')) }
  }
  const format = objectFormat(ask)
  if (!format) throw unknownFormat(ask, GET_FORMATS)
  return format
}

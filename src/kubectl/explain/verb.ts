/** `kubectl explain`. Models kubectl/pkg/explain/v2/templates/plaintext.tmpl and kubectl/pkg/cmd/explain (v1.36). */
import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { findKind, groupOf } from '../../kube/kinds.ts'
import type { ResourceKind } from '../../kube/kinds.ts'
import { findStruct, structOfKind } from '../../kube/schema.ts'
import type { SchemaField, SchemaStruct } from '../../kube/schema.ts'
import { failure } from '../errors.ts'
import { sortedEntries } from '../format-labels.ts'
import { kindOf } from '../resources.ts'
import { put } from '../session.ts'
import type { Printed, Session } from '../session.ts'
import type { Documentation } from './documentation.ts'
import { structIn, typeWord } from './types.ts'
import { indentLines, wrapWords } from './wrap.ts'

const NO_TYPE =
  'You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.\n'
const WIDTH = 76
/** How many values of an enumeration are shown in a list of fields. */
const SHOWN_VALUES = 4

interface Place {
  readonly struct: SchemaStruct | null
  /** The field that led there; null for the object itself. */
  readonly field: { readonly of: SchemaStruct; readonly field: SchemaField } | null
}

const valueText = (value: string): string => (value === '' ? '""' : value)

function follow(root: SchemaStruct, path: readonly string[]): Place {
  let place: Place = { struct: root, field: null }
  for (const name of path) {
    const struct = place.struct
    const field = struct?.fields.get(name)
    if (!struct || !field) throw failure(`field "${path.at(-1)}" does not exist`)
    const key = structIn(field.type)
    place = { struct: key === null ? null : (findStruct(key) ?? null), field: { of: struct, field } }
  }
  return place
}

function fieldHead({ field: { of, field } }: { readonly field: NonNullable<Place['field']> }, words: Documentation): string {
  const values = words[of.key]?.enums[field.name] ?? []
  const list = values.length === 0 ? '' : `ENUM:${values.map((value) => `\n    ${valueText(value)}`).join('')}`
  return `FIELD: ${field.name} <${typeWord(field.type)}>\n${list}\n\n`
}

/** The field's own words, and then those of its type. */
function description({ struct, field }: Place, words: Documentation): string {
  const texts = [field ? (words[field.of.key]?.fields[field.field.name] ?? '') : '', struct ? (words[struct.key]?.text ?? '') : '']
  const text = texts.flatMap((one) => (one === '' ? [] : [`${one}\n`])).join('')
  return `DESCRIPTION:\n${indentLines(wrapWords(text || '<empty>', WIDTH), 4)}\n`
}

function fieldLine(struct: SchemaStruct, field: SchemaField, level: number, words: Documentation): string {
  const { enums = {}, required = [] } = words[struct.key] ?? {}
  const values = enums[field.name] ?? []
  const indent = '  '.repeat(level)
  const shown = values.slice(0, SHOWN_VALUES).map(valueText).join(', ')
  const more = values.length > SHOWN_VALUES ? ', ....' : ''
  const list = values.length === 0 ? '' : `\n${indent}enum: ${shown}${more}`
  return `${indent}${field.name}\t<${typeWord(field.type)}>${required.includes(field.name) ? ' -required-' : ''}${list}\n`
}

const fieldsOf = (struct: SchemaStruct): SchemaField[] => sortedEntries(Object.fromEntries(struct.fields)).map(([, field]) => field)

/** One line a field and below it those of its type, each type once on the way down. */
function fieldTree(struct: SchemaStruct, level: number, words: Documentation, seen: ReadonlySet<string>): string {
  const within = new Set([...seen, struct.key])
  return fieldsOf(struct)
    .map((field) => {
      const key = structIn(field.type)
      const inner = key === null || within.has(key) ? undefined : findStruct(key)
      return fieldLine(struct, field, level, words) + (inner ? fieldTree(inner, level + 1, words, within) : '')
    })
    .join('')
}

function fieldList(struct: SchemaStruct, words: Documentation): string {
  return fieldsOf(struct)
    .map((field) => {
      const text = words[struct.key]?.fields[field.name] || '<no description>'
      return `${fieldLine(struct, field, 1, words)}${indentLines(wrapWords(text, WIDTH), 4)}\n\n`
    })
    .join('')
}

function resourceOf(line: CommandLine, word: string): ResourceKind {
  const kind = kindOf(word)
  const version = textFlag(line, 'api-version')
  if (!version) return kind
  const other = findKind(version, kind.kind)
  if (!other) throw failure(`couldn't find resource for "${version}, Kind=${kind.kind}"`)
  return other
}

export function* explain(session: Session, line: CommandLine): Generator<Printed, void, void> {
  const [word, ...more] = line.words
  if (word === undefined) throw failure(NO_TYPE)
  if (more.length > 0) throw failure('We accept only this format: explain RESOURCE\n')
  const [resource = '', ...path] = word.split('.')
  const kind = resourceOf(line, resource)
  const root = structOfKind(kind.apiVersion, kind.kind)
  const words = session.documentation?.() ?? {}
  if (!root) throw failure(`GVR (${kind.apiVersion}, Resource=${kind.plural}) not found in OpenAPI schema`)
  const group = groupOf(kind.apiVersion)
  const version = kind.apiVersion.slice(group === '' ? 0 : group.length + 1)
  yield put(session, `${group === '' ? '' : `GROUP:      ${group}\n`}KIND:       ${kind.kind}\nVERSION:    ${version}\n\n`)
  const place = follow(root, path)
  const head = place.field ? fieldHead({ field: place.field }, words) : ''
  const recursive = boolFlag(line, 'recursive')
  const list = place.struct ? (recursive ? fieldTree(place.struct, 1, words, new Set()) : fieldList(place.struct, words)) : ''
  yield put(session, `${head}${description(place, words)}${list === '' ? '' : `FIELDS:\n${list}`}\n`)
}

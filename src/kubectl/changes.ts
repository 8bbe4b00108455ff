import { findJsonTextError } from '../base/go-json-text.ts'
import { isComplaint } from '../kube/command-line/complaints.ts'
import { boolFlag, joinWords, splitWords, textFlag, textFlags, wasGiven } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { generateObject, MAKING, podOfRun, serviceFor, serviceOfRun } from '../kube/generate/index.ts'
import type { Generated } from '../kube/generate/index.ts'
import { findKind, findResource, groupOf, qualifiedSingular } from '../kube/kinds.ts'
import type { ScenarioStep } from '../kube/scenario.ts'
import type { KubeObject } from '../kube/types.ts'
import { checkedWords } from './checks.ts'
import { failure, KubectlError, misuse, refusal, severalErrors } from './errors.ts'
import { labelPairs } from './format-labels.ts'
import { objectsInFiles } from './manifests.ts'
import { readObjectFormat } from './output/format.ts'
import { nameOf, printObject } from './output/print.ts'
import { kindOf, readRequests, visit } from './resources.ts'
import { unknownFields } from './unknown-fields.ts'
import { namespaceOf, namespaceWords, put, say } from './session.ts'
import type { Printed, Session } from './session.ts'

/** A step of the Scenario, to be given its time. */
export type Step = Omit<ScenarioStep, 'at'>

/** What comes of a command that may change something: steps, or only words. */
export type Change =
  /** A dry run leaves nothing behind, and is not `kept` as a step. */
  | { readonly kind: 'steps'; readonly steps: readonly Step[]; readonly kept: boolean; readonly notes: readonly string[] }
  | { readonly kind: 'words'; readonly pieces: Iterable<Printed> }

const BY_FILE: ReadonlySet<string> = new Set(['apply', 'create', 'replace'])

/** The commands that change something, by their full names: the simulation carries them out. */
export const CHANGING: ReadonlySet<string> = new Set([
  ...BY_FILE,
  ...MAKING,
  'annotate',
  'autoscale',
  'cordon',
  'debug',
  'delete',
  'drain',
  'expose',
  'label',
  'patch',
  'rollout pause',
  'rollout restart',
  'rollout resume',
  'rollout undo',
  'run',
  'scale',
  'set env',
  'set image',
  'set resources',
  'set selector',
  'set serviceaccount',
  'taint',
  'uncordon',
])

/** A command as a step has it: words in need of quotes are quoted. */
export const stepOf = (words: readonly string[]): Step => ({ kubectl: joinWords(words) })

/**
 * Works out what a command that may change something does at the session's moment; `typed` are the words behind `kubectl`.
 * Throws what kubectl says where it sends nothing.
 */
export function planChange(session: Session, line: CommandLine, typed: readonly string[]): Change {
  const words = inNamespace(session, line, checkedWords(session, line, typed))
  if (boolFlag(line, 'list') && LISTS[line.command]) return { kind: 'words', pieces: listed(session, line) }
  const files = textFlags(line, 'filename').length > 0
  if (BY_FILE.has(line.command)) {
    if (!files)
      throw line.words.length > 0 ? misuse(line, `unknown command "${line.words.join(' ')}"`) : failure('must specify one of -f and -k')
    return fromFiles(session, line)
  }
  if (files) return steps(line, [stepOf(withNames(words, objectsInFiles(session, line)))])
  const made = madeBy(session, line)
  if (made === null) return steps(line, [stepOf(words)])
  if (textFlag(line, 'dry-run') === 'client') return { kind: 'words', pieces: dryRun(session, line, made) }
  const readsFiles = ['from-file', 'from-env-file', 'cert'].some((flag) => textFlags(line, flag).length > 0)
  return steps(line, readsFiles ? made.map((object) => applied(session, object)) : [stepOf(words)])
}

/** The commands whose --list shows what they would change. */
const LISTS: Readonly<Record<string, 'labels' | 'annotations'>> = { label: 'labels', annotate: 'annotations' }

/** Models kubectl/pkg/cmd/label/label.go, --list (v1.36) */
function* listed(session: Session, line: CommandLine): Generator<Printed> {
  const field = LISTS[line.command] ?? 'labels'
  const { found, errors } = visit(session, line, readRequests(line.words))
  const objects = found.flatMap((one) => one.objects)
  for (const object of objects) {
    if (objects.length > 1) yield say(session, `Listing ${field} for ${object.kind}.${groupOf(object.apiVersion)}/${object.metadata.name}:`)
    for (const pair of labelPairs(object.metadata[field])) yield say(session, `${objects.length > 1 ? ' ' : ''}${pair}`)
  }
  if (errors.length > 0) throw severalErrors(errors)
}

const steps = (line: CommandLine, list: readonly Step[]): Change => ({
  kind: 'steps',
  steps: list,
  kept: (textFlag(line, 'dry-run') ?? 'none') === 'none',
  notes: line.command === 'patch' ? patchWarnings(line, list) : [],
})

/** What the server warns of before it patches. */
function patchWarnings(line: CommandLine, [step]: readonly Step[]): string[] {
  if (textFlag(line, 'type') === 'json') return []
  const [word = ''] = line.words
  const kind = findResource(word.split('/')[0] ?? '')
  const patch = splitWords(step?.kubectl ?? '').at(-1) ?? ''
  return kind && patch.startsWith('{') && findJsonTextError(patch) === null
    ? unknownFields(kind, JSON.parse(patch)).map((path) => `Warning: unknown field "${path}"`)
    : []
}

/** A step knows no context: the namespace of one that is not `default` is named. */
function inNamespace({ namespace }: Session, line: CommandLine, words: readonly string[]): readonly string[] {
  if (namespace === 'default' || wasGiven(line, 'namespace')) return words
  return [...words.slice(0, 1), '-n', namespace, ...words.slice(1)]
}

function applied({ namespace }: Session, object: KubeObject, verb?: Step['verb']): Step {
  const { metadata, apiVersion, kind } = object
  const isAway = namespace !== 'default' && metadata.namespace === undefined && findKind(apiVersion, kind)?.namespaced === true
  return { apply: { ...object, ...(isAway && { metadata: { ...metadata, namespace } }) }, ...(verb && { verb }) }
}

function fromFiles(session: Session, line: CommandLine): Change {
  const objects = objectsInFiles(session, line)
  if (objects.length === 0) throw failure(`no objects passed to ${line.command}`)
  const create = line.command === 'create'
  for (const { apiVersion, kind, metadata } of objects) {
    const resource = findKind(apiVersion, kind)
    if (!resource || line.command === 'apply') continue
    const known = session.cluster.get(resource, metadata.namespace ?? namespaceOf(session, line), metadata.name)
    const [path = ''] = textFlags(line, 'filename')
    if (create && known) {
      throw refusal('AlreadyExists', `error when creating "${path}": ${resource.plural} "${metadata.name}" already exists`)
    }
    if (!create && !known) throw refusal('NotFound', `error when replacing "${path}": ${resource.plural} "${metadata.name}" not found`)
  }
  const format = readObjectFormat(line, session.readFile)
  if (textFlag(line, 'dry-run') !== 'client')
    return steps(
      line,
      objects.flatMap((object) => [
        ...(line.command === 'replace' && boolFlag(line, 'force') ? [deletionOf(session, object)] : []),
        applied(session, object, line.command as Step['verb']),
      ]),
    )
  const pieces = objects.map((object) =>
    format ? put(session, printObject(format, object)) : say(session, `${nameOf(object)} ${create ? 'created' : 'configured'} (dry run)`),
  )
  return { kind: 'words', pieces }
}

/** What `replace --force` does first. */
function deletionOf(session: Session, { apiVersion, kind, metadata }: KubeObject): Step {
  const namespace = metadata.namespace ?? session.namespace
  const resource = findKind(apiVersion, kind)
  const place = resource?.namespaced === true ? namespaceWords(namespace) : []
  return stepOf(['delete', ...place, `${resource ? qualifiedSingular(resource) : kind}/${metadata.name}`, '--force', '--grace-period=0'])
}

/** The words of a command with the objects of its files named instead. */
function withNames(words: readonly string[], objects: readonly KubeObject[]): string[] {
  const rest = words.filter((word, index) => !/^(?:-f|--filename)/.test(word) && !/^(?:-f|--filename)$/.test(words[index - 1] ?? ''))
  const names = objects.map(({ apiVersion, kind, metadata }) => {
    const resource = findKind(apiVersion, kind)
    return `${resource ? qualifiedSingular(resource) : kind.toLowerCase()}/${metadata.name}`
  })
  return [...rest, ...names]
}

/** The objects that kubectl itself makes for a command; null where it makes none. Throws what keeps it from making them. */
function madeBy(session: Session, line: CommandLine): KubeObject[] | null {
  const { cluster, readFile } = session
  const look = { readFile, find: (kind: string, name: string) => cluster.get(kindOf(kind), namespaceOf(session, line), name) }
  const good = (made: Generated): KubeObject => {
    if (typeof made === 'string') throw new KubectlError(made)
    return made
  }
  switch (line.command) {
    case 'run': {
      const pod = good(podOfRun(line))
      const service = serviceOfRun(line)
      return service === null ? [pod] : [good(service), pod]
    }
    case 'expose': {
      if (textFlag(line, 'dry-run') !== 'client') return null
      const { found, errors } = visit(session, line, readRequests(line.words))
      if (errors[0]) throw errors[0]
      return found.flatMap(({ kind, objects }) => objects.map((object) => good(serviceFor(line, kind, object))))
    }
    default:
      return MAKING.includes(line.command) ? [good(generateObject(line, look))] : null
  }
}

function* dryRun(session: Session, line: CommandLine, objects: readonly KubeObject[]): Generator<Printed> {
  const format = readObjectFormat(line, session.readFile)
  for (const [index, object] of objects.entries()) {
    if (!format) {
      yield say(session, `${nameOf(object)} ${line.command === 'expose' ? 'exposed' : 'created'} (dry run)`)
    } else yield put(session, `${index > 0 && format.kind === 'yaml' ? '---\n' : ''}${printObject(format, object, true)}`)
  }
}

/** The output of a command that was carried out, line by line, each for its stream. */
export const outputPieces = (output: string): { readonly stream: 'out' | 'err'; readonly text: string }[] =>
  output === '' ? [] : output.split('\n').map((text) => ({ stream: isComplaint(text) ? 'err' : 'out', text: `${text}\n` }))

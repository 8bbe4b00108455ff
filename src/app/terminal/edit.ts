/** `kubectl edit`: the text that an editor opens, and what comes of it once it is saved. Models kubectl/pkg/cmd/util/editor/editoptions.go (v1.36). */
import { goJsonIndented } from '../../base/go-text.ts'
import { goYaml } from '../../base/go-yaml.ts'
import { isRecord } from '../../base/json.ts'
import { isRefusal } from '../../kube/command-line/complaints.ts'
import { joinWords, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { NOTHING_ASKED } from '../../kube/command-line/nothing-asked.ts'
import { qualifiedPlural, qualifiedSingular } from '../../kube/kinds.ts'
import type { ResourceKind } from '../../kube/kinds.ts'
import { strategicDifference } from '../../kube/patch/index.ts'
import type { KubeObject } from '../../kube/types.ts'
import { failure, KubectlError } from '../../kubectl/errors.ts'
import type { Session, Step } from '../../kubectl/index.ts'
import { readRequests, visit } from '../../kubectl/resources.ts'
import { namespaceWords } from '../../kubectl/session.ts'
import { composeValue } from '../../manifest/yaml/compose.ts'
import { YamlError } from '../../manifest/yaml/cursor.ts'
import { parseYaml } from '../../manifest/yaml/parse.ts'
import { t } from '../../messages/index.ts'
import type { EditRequest, Piece } from './protocol.ts'

const HEAD = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`
/** Where kubectl keeps a text that was not accepted. */
const COPY = '/tmp/kubectl-edit-1.yaml'

/** Why a text was not accepted: a sentence, and its parts. */
interface Failures {
  readonly head: string
  readonly parts: readonly string[]
}

const commented = ({ head, parts }: Failures): string =>
  `# ${[parts.length > 0 ? `${head}:` : head, ...parts.map((part) => `* ${part}`)].join('\n').replaceAll('\n', '\n# ')}\n#\n`

const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')

export interface EditDesk {
  readonly session: Session
  readonly line: CommandLine
  /** The next text that somebody saved; undefined: nobody has yet. */
  readonly nextSaved: () => string | undefined
  readonly carryOut: (step: Step) => readonly Piece[]
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** The one object that a command line means. Throws why there is none. */
function objectOf(session: Session, line: CommandLine): { kind: ResourceKind; object: KubeObject } {
  if (line.words.length === 0) throw new KubectlError(NOTHING_ASKED)
  const { found, errors } = visit(session, line, readRequests(line.words))
  if (errors[0]) throw errors[0]
  const all = found.flatMap(({ kind, objects }) => objects.map((object) => ({ kind, object })))
  const [first, ...others] = all
  if (!first) throw failure(t('terminal.edit-nothing'))
  if (others.length > 0) throw failure(t('terminal.edit-several'))
  return first
}

type Edited = { readonly ok: true; readonly object: KubeObject } | { readonly ok: false; readonly why: string }

/** The object that a text describes, or why it describes none. */
function readObject(text: string): Edited {
  try {
    const value = composeValue(parseYaml(text) ?? failsToParse())
    return isRecord(value) ? { ok: true, object: value as unknown as KubeObject } : { ok: false, why: 'it is no object' }
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    const place = error.line === null ? '' : `line ${error.line}: `
    return { ok: false, why: `error converting YAML to JSON: yaml: ${place}${error.message}` }
  }
}

const failsToParse = (): never => {
  throw new YamlError('yaml: empty document', null, 0)
}

/** What stands in a refusal, part by part. */
const partsOf = (refusal: string): string[] =>
  refusal
    .replace(/^The \S+ "[^"]*" is invalid: \n?(?:\* )?/, '')
    .split('\n* ')
    .map((part) => part.trimEnd())

/** Edits an object; answers the exit code, or the text that is to be opened. */
export function edit({ session, line, nextSaved, carryOut, out, err }: EditDesk): number | EditRequest {
  const { kind, object } = objectOf(session, line)
  const { name, namespace } = object.metadata
  const original = textFlag(line, 'output') === 'json' ? `${goJsonIndented(object, '    ')}\n` : goYaml(object)
  const resource = `${qualifiedPlural(kind)} "${name}"`
  const title = `${qualifiedSingular(kind)}/${name}`
  let opened = HEAD + original
  let failures: Failures | null = null
  for (;;) {
    const saved = nextSaved()
    if (saved === undefined) return { title, text: opened, failure: failures && [failures.head, ...failures.parts].join('\n') }
    const text = withoutComments(saved)
    if (failures !== null && text === withoutComments(opened)) {
      err(`A copy of your changes has been stored to "${COPY}"\nerror: Edit cancelled, no valid changes were saved.\n`)
      return 1
    }
    if (text === withoutComments(original) || text.trim() === '') {
      err(`Edit cancelled, ${text.trim() === '' ? 'saved file was empty' : 'no changes made'}.\n`)
      return 0
    }
    const edited = readObject(text)
    if (!edited.ok) failures = { head: `The edited file had a syntax error: ${edited.why}`, parts: [] }
    else {
      const { apiVersion, kind: editedKind, metadata } = edited.object
      if (apiVersion !== object.apiVersion || editedKind !== object.kind || metadata?.name !== name) {
        throw failure('At least one of apiVersion, kind and name was changed')
      }
      const patch = JSON.stringify(strategicDifference({ ...object }, { ...edited.object }))
      const pieces = patch === '{}' ? [] : carryOut({ kubectl: joinWords(['patch', ...namespaceWords(namespace), title, '-p', patch]) })
      const refusal = pieces.filter((piece) => isRefusal(piece.text)).map((piece) => piece.text)
      if (refusal.length === 0) {
        out(`${title} ${patch === '{}' ? 'skipped' : 'edited'}\n`)
        return 0
      }
      failures = { head: `${resource} was not valid`, parts: partsOf(refusal.join('')) }
      err(`error: ${resource} is invalid\n`)
    }
    opened = HEAD + commented(failures) + text
  }
}

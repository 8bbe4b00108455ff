import { boolFlag, textFlag } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { findResource, groupOf } from '../kube/kinds.ts'
import { failure, KubectlError, misuse } from './errors.ts'
import { put, say, warn } from './session.ts'
import type { Printed, Session } from './session.ts'
import { TableLayout } from './table.ts'

const RESOURCE_VERBS: ReadonlySet<string> = new Set(
  'get list watch create update patch delete deletecollection use bind impersonate * approve sign escalate attest'.split(' '),
)
const URL_VERBS: ReadonlySet<string> = new Set(['get', 'put', 'post', 'head', 'options', 'delete', 'patch', '*'])
/** What is no kind, and may be asked for all the same. */
const NO_KINDS: ReadonlySet<string> = new Set(['users', 'groups'])

/** What everybody may look at; some of it by two roles, and so listed twice. */
const OPEN_URLS: readonly string[] = ['/api/*', '/api', '/apis/*', '/apis', '/healthz', '/livez', '/openapi/*', '/openapi']
  .concat(['/readyz', '/version/', '/version'])
  .flatMap((url) => (/api/.test(url) ? [url] : [url, url]))
const OWN_REVIEWS: readonly string[] = [
  'selfsubjectreviews.authentication.k8s.io',
  'selfsubjectaccessreviews.authorization.k8s.io',
  'selfsubjectrulesreviews.authorization.k8s.io',
]
const ACCESS: readonly (readonly string[])[] = [
  ['*.*', '[]', '[]', '[*]'],
  ['', '[*]', '[]', '[*]'],
  ...OWN_REVIEWS.map((resource) => [resource, '[]', '[]', '[create]']),
  ...OPEN_URLS.map((url) => ['', `[${url}]`, '[]', '[get]']),
]

/** What kubectl finds odd about a question, without refusing it. */
function warningsOf(line: CommandLine, verb: string, resource: string): string[] {
  const unknownVerb = `verb '${verb}' is not a known verb`
  if (resource.startsWith('/')) return URL_VERBS.has(verb) ? [] : [unknownVerb]
  const [type = ''] = resource.split('/')
  const kind = findResource(type)
  const [name = '', ...group] = type.toLowerCase().split('.')
  const within = (text: string): string => (text === '' ? '' : ` in group '${text}'`)
  const missing =
    kind || type === '*' || NO_KINDS.has(name) ? [] : [`the server doesn't have a resource type '${name}'${within(group.join('.'))}`]
  if (boolFlag(line, 'all-namespaces')) return missing
  const global = kind && !kind.namespaced ? [`resource '${kind.plural}' is not namespace scoped${within(groupOf(kind.apiVersion))}`] : []
  return [...missing, ...global, ...(RESOURCE_VERBS.has(verb) ? [] : [unknownVerb])]
}

/** Whoever types is the cluster's administrator, and may do everything; others may not. Models kubectl/pkg/cmd/auth/cani.go (v1.36) */
export function* canI(session: Session, line: CommandLine): Generator<Printed> {
  const [verb, resource, ...more] = line.words
  const quiet = boolFlag(line, 'quiet')
  if (boolFlag(line, 'list')) {
    if (quiet || boolFlag(line, 'all-namespaces') || textFlag(line, 'subresource')) {
      throw failure("list option can't be specified with neither quiet, all-namespaces nor subresource options")
    }
    const header = boolFlag(line, 'no-headers') ? [] : [['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs']]
    return yield put(session, new TableLayout().lines([...header, ...ACCESS]))
  }
  if (verb === undefined || resource === undefined || more.length > 0) {
    throw failure(
      "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
    )
  }
  for (const text of warningsOf(line, verb, resource)) yield warn(session, `Warning: ${text}\n`)
  if (boolFlag(line, 'no-headers')) throw failure('--no-headers cannot be set without --list specified')
  const allowed = textFlag(line, 'as') === undefined
  if (!quiet) yield say(session, allowed ? 'yes' : 'no')
  if (!allowed) throw new KubectlError('')
}

/** Models kubectl/pkg/cmd/auth/whoami.go (v1.36) */
export function* whoAmI(session: Session, line: CommandLine): Generator<Printed> {
  if (line.words.length > 0) throw misuse(line, `unexpected arguments: [${line.words.join(' ')}]`)
  const rows = [
    ['ATTRIBUTE', 'VALUE'],
    ['Username', 'kubernetes-admin'],
    ['Groups', '[kubeadm:cluster-admins system:authenticated]'],
  ]
  yield put(session, new TableLayout().lines(rows))
}

import { boolFlag, textFlag } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { goYaml } from '../base/go-yaml.ts'
import { failure } from './errors.ts'
import { put, say } from './session.ts'
import type { Printed, Session } from './session.ts'
import { TableLayout } from './table.ts'

/** The one context that there is: its cluster and its user are called the same. */
const CONTEXT = 'podscope'
/** Where the API server listens. */
export const API_SERVER = 'https://127.0.0.1:6443'
const USER = 'kubernetes-admin'

/** Models kubectl/pkg/cmd/config/current_context.go (v1.36) */
export function* currentContext(session: Session): Generator<Printed> {
  yield say(session, CONTEXT)
}

/** Models kubectl/pkg/cmd/config/get_contexts.go (v1.36) */
export function* getContexts(session: Session, line: CommandLine): Generator<Printed> {
  const [name] = line.words
  if (name !== undefined && name !== CONTEXT) throw failure(`context ${name} not found`)
  if (textFlag(line, 'output') === 'name') return yield say(session, CONTEXT)
  const namespace = session.namespace === 'default' ? '' : session.namespace
  const rows = [
    ['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'],
    ['*', CONTEXT, CONTEXT, USER, namespace],
  ]
  yield put(session, new TableLayout().lines(boolFlag(line, 'no-headers') ? rows.slice(1) : rows))
}

/** Models kubectl/pkg/cmd/config/get_clusters.go (v1.36) */
export function* getClusters(session: Session): Generator<Printed> {
  yield put(session, `NAME\n${CONTEXT}\n`)
}

/** Models kubectl/pkg/cmd/config/get_users.go (v1.36) */
export function* getUsers(session: Session): Generator<Printed> {
  yield put(session, `NAME\n${USER}\n`)
}

/** Models kubectl/pkg/cmd/config/view.go (v1.36) */
export function* viewConfig(session: Session): Generator<Printed> {
  const namespace = session.namespace === 'default' ? {} : { namespace: session.namespace }
  yield put(
    session,
    goYaml({
      apiVersion: 'v1',
      clusters: [{ cluster: { 'certificate-authority-data': 'DATA+OMITTED', server: API_SERVER }, name: CONTEXT }],
      contexts: [{ context: { cluster: CONTEXT, ...namespace, user: USER }, name: CONTEXT }],
      'current-context': CONTEXT,
      kind: 'Config',
      users: [{ name: USER, user: { 'client-certificate-data': 'DATA+OMITTED', 'client-key-data': 'DATA+OMITTED' } }],
    }),
  )
}

/** Models kubectl/pkg/cmd/config/use_context.go (v1.36) */
export function* useContext(session: Session, line: CommandLine): Generator<Printed> {
  const [name = ''] = line.words
  if (name !== CONTEXT) throw failure(`no context exists with the name: "${name}"`)
  yield say(session, `Switched to context "${name}".`)
}

/** The namespace that a command makes that of the context; null where it does not. */
export function chosenNamespace(line: CommandLine): string | null {
  const isOurs = boolFlag(line, 'current') || line.words[0] === CONTEXT
  return line.command === 'config set-context' && isOurs ? (textFlag(line, 'namespace') ?? null) : null
}

/** Models kubectl/pkg/cmd/config/set_context.go (v1.36) */
export function* setContext(session: Session, line: CommandLine): Generator<Printed> {
  const [name] = line.words
  if (name === undefined && !boolFlag(line, 'current')) throw failure('you must specify a non-empty context name or --current')
  const isOurs = name === undefined || name === CONTEXT
  yield say(session, `Context "${name ?? CONTEXT}" ${isOurs ? 'modified' : 'created'}.`)
}

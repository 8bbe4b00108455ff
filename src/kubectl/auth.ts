import { boolFlag, textFlag } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { findResource } from '../kube/kinds.ts'
import { failure, KubectlError, misuse } from './errors.ts'
import { put, say, warn } from './session.ts'
import type { Printed, Session } from './session.ts'
import { TableLayout } from './table.ts'

/** Whoever types is the cluster's administrator, and may do everything; others may not. Models kubectl/pkg/cmd/auth/cani.go (v1.36) */
export function* canI(session: Session, line: CommandLine): Generator<Printed> {
  const [verb, resource, ...more] = line.words
  if (boolFlag(line, 'list')) {
    const rows = [
      ['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs'],
      ['*.*', '[]', '[]', '[*]'],
      ['', '[*]', '[]', '[*]'],
    ]
    return yield put(session, new TableLayout().lines(boolFlag(line, 'no-headers') ? rows.slice(1) : rows))
  }
  if (verb === undefined || resource === undefined || more.length > 1) {
    throw failure(
      "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
    )
  }
  const type = resource.split('/')[0] ?? ''
  if (!type.startsWith('/') && type !== '*' && type !== '' && !findResource(type)) {
    yield warn(session, `Warning: the server doesn't have a resource type '${type}'\n`)
  }
  const allowed = textFlag(line, 'as') === undefined
  if (!boolFlag(line, 'quiet')) yield say(session, allowed ? 'yes' : 'no')
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

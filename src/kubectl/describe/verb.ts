import { boolFlag, wasGiven } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import type { KubeObject } from '../../kube/types.ts'
import { failure, severalErrors } from '../errors.ts'
import { readRequests, requestsOf, serverWarnings, visit } from '../resources.ts'
import type { Visited } from '../resources.ts'
import { namespaceOf, put, warn } from '../session.ts'
import type { Printed, Session } from '../session.ts'
import { describeObject } from './index.ts'

const NOTHING_ASKED =
  'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.\n'

/** Models kubectl/pkg/cmd/describe/describe.go (v1.36). */
export function* describe(session: Session, line: CommandLine): Generator<Printed, void, void> {
  if (line.words.length === 0 && !wasGiven(line, 'filename')) throw failure(NOTHING_ASKED)
  const requests = requestsOf(session, line)
  for (const text of serverWarnings(requests)) yield warn(session, text)
  const { found, errors } = visit(session, line, requests)
  const objects = found.flatMap((one) => one.objects)
  const showEvents = boolFlag(line, 'show-events', true)
  const withEvents = showEvents && (wasGiven(line, 'show-events') || (objects.length < 2 && errors.length === 0))
  if (errors.length > 0 && line.words.length === 2 && !line.words[0]?.includes('/')) {
    const matching = beginningWith(session, line)
    if (matching.length > 0) {
      for (const object of matching) yield put(session, `${describeObject(object, session.cluster, withEvents)}\n`)
      return
    }
  }
  for (const [index, object] of objects.entries()) {
    yield put(session, `${index === 0 ? '' : '\n\n'}${describeObject(object, session.cluster, withEvents)}`)
  }
  if (errors.length > 0) throw severalErrors(errors)
  if (objects.length > 0) return
  const everywhere = boolFlag(line, 'all-namespaces')
  yield warn(session, everywhere ? 'No resources found' : `No resources found in ${namespaceOf(session, line)} namespace.`)
}

/** The objects whose names begin with what was typed, where none has it as its name. */
function beginningWith(session: Session, line: CommandLine): KubeObject[] {
  const [type = '', prefix = ''] = line.words
  const { found }: Visited = visit(session, line, readRequests([type]))
  return found.flatMap((one) => one.objects).filter(({ metadata }) => metadata.name.startsWith(prefix))
}

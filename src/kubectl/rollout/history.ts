import { isRecord } from '../../base/json.ts'
import { setsAmong } from '../../kube/deployment-sets.ts'
import { numberFlag, wasGiven } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { resourceName } from '../../kube/kinds.ts'
import type { ResourceKind } from '../../kube/kinds.ts'
import { isControlledBy } from '../../kube/owners.ts'
import { templateOfRevision } from '../../kube/revisions.ts'
import type { ControllerRevision, Deployment, KubeObject, PodTemplate, ReplicaSet } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { printPodTemplate } from '../describe/pod.ts'
import { DescribeWriter } from '../describe/writer.ts'
import { failure, severalErrors } from '../errors.ts'
import { readObjectFormat } from '../output/format.ts'
import { printObject } from '../output/print.ts'
import { inStructOrder } from '../output/struct-order.ts'
import { requestsOf, visit } from '../resources.ts'
import { put, say } from '../session.ts'
import type { Printed, Session } from '../session.ts'
import { alignTabs } from '../tabwriter.ts'
import { groupKindText } from './status.ts'

const REVISION = 'deployment.kubernetes.io/revision'
const CHANGE_CAUSE = 'kubernetes.io/change-cause'

interface Revision {
  readonly number: number
  readonly cause: string
  readonly template: PodTemplate
  /** What -o prints of it: a Deployment's ReplicaSet, or the object as it was then. */
  readonly object: KubeObject
}

const causeOf = ({ metadata }: KubeObject): string => metadata.annotations?.[CHANGE_CAUSE] ?? ''

/** A template as history shows it: with the cause that its ReplicaSet names. */
function withCause(template: PodTemplate, cause: string): PodTemplate {
  if (cause === '') return template
  return { ...template, metadata: { ...template.metadata, annotations: { ...template.metadata?.annotations, [CHANGE_CAUSE]: cause } } }
}

function revisionsOf(kind: ResourceKind, object: KubeObject, cluster: ClusterAt): Revision[] {
  const namespace = object.metadata.namespace ?? null
  switch (kind.kind) {
    case 'Deployment': {
      const sets = cluster.list({ kind: 'ReplicaSet', namespaced: true }, namespace) as ReplicaSet[]
      const { newest, old } = setsAmong(sets, object as Deployment)
      return [...old, ...(newest ? [newest] : [])].flatMap((set) => {
        const number = set.metadata.annotations?.[REVISION]
        const cause = causeOf(set)
        const template = withCause(set.spec.template ?? {}, cause)
        return number === undefined ? [] : [{ number: Number(number), cause, template, object: set }]
      })
    }
    case 'DaemonSet':
    case 'StatefulSet': {
      const all = cluster.list({ kind: 'ControllerRevision', namespaced: true }, namespace) as ControllerRevision[]
      return all
        .filter((one) => isControlledBy(one, object))
        .map((one) => {
          const template = templateOfRevision(one)
          const spec = 'spec' in object && isRecord(object.spec) ? object.spec : {}
          const then: KubeObject & { spec: unknown } = { ...object, spec: { ...spec, template } }
          return { number: one.revision, cause: causeOf(one), template, object: then }
        })
    }
    default:
      throw failure(`no history viewer has been implemented for "${groupKindText(kind)}"`)
  }
}

function revisionIn(revisions: readonly Revision[], wanted: number): Revision {
  const one = revisions.find(({ number }) => number === wanted)
  if (!one) throw failure('unable to find the specified revision')
  return one
}

/** Models kubectl/pkg/polymorphichelpers/history.go (v1.36): the details of a revision stand there with their tabs. */
function historyText(revisions: readonly Revision[], wanted: number): string {
  if (revisions.length === 0) return 'No rollout history found.'
  if (wanted > 0) {
    const w = new DescribeWriter()
    printPodTemplate(w, revisionIn(revisions, wanted).template)
    return w.raw()
  }
  const rows = revisions.toSorted((a, b) => a.number - b.number).map(({ number, cause }) => `${number}\t${cause || '<none>'}\n`)
  return alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`)
}

/** `kubectl rollout history`. Models kubectl/pkg/cmd/rollout/rollout_history.go (v1.36). */
export function* rolloutHistory(session: Session, line: CommandLine): Generator<Printed, void, void> {
  if (line.words.length === 0 && !wasGiven(line, 'filename')) throw failure('required resource not specified')
  const wanted = numberFlag(line, 'revision') ?? 0
  if (wanted < 0) throw failure(`revision must be a positive integer: ${wanted}`)
  const format = readObjectFormat(line, session.readFile)
  const { found, errors } = visit(session, line, requestsOf(session, line))
  for (const { kind, objects } of found) {
    for (const object of objects) {
      const revisions = revisionsOf(kind, object, session.cluster)
      if (format) {
        const chosen = wanted > 0 ? [revisionIn(revisions, wanted)] : revisions.toSorted((a, b) => a.number - b.number)
        const separator = format.kind === 'yaml' ? '---\n' : ''
        yield put(session, chosen.map((one) => printObject(format, inStructOrder(one.object), true)).join(separator))
        continue
      }
      const text = historyText(revisions, wanted)
      const operation = wanted > 0 ? `with revision #${wanted}` : ''
      yield say(session, `${resourceName(kind, object.metadata.name)} ${operation}\n${text}`)
    }
  }
  if (errors.length > 0) throw severalErrors(errors)
}

import { inSeconds } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { boolFlag, durationFlag, numberFlag, textFlag, wasGiven } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import type { Pod } from '../../kube/types.ts'
import type { LogRecord } from '../../simulation/trace.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { failure, misuse } from '../errors.ts'
import { kindOf, visit } from '../resources.ts'
import { namespaceOf, warn } from '../session.ts'
import type { Printed, Session } from '../session.ts'
import { instanceToRead, readLog } from './lines.ts'
import { containersFor, podFor, podsBehind } from './targets.ts'

const USAGE = `expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command`
/** How many lines of each container are shown of Pods that a selector chose. */
const SELECTOR_TAIL = 10
const MOST_STREAMS = 5

interface Wanted {
  readonly container: string
  readonly all: boolean
  readonly previous: boolean
  readonly follow: boolean
  readonly timestamps: boolean
  readonly prefix: boolean
  /** How many of the last lines; null: all. */
  readonly tail: number | null
  /** No lines from before this time; null: all. */
  readonly since: SimTime | null
  /** How many bytes of each log; null: all. */
  readonly limit: number | null
}

/** Models kubectl/pkg/cmd/logs/logs.go Complete and Validate (v1.36). */
function readWanted(session: Session, line: CommandLine): Wanted {
  const { words } = line
  const selector = textFlag(line, 'selector') ?? ''
  if (words.length > 2 || (words.length === 0 && selector === '')) throw misuse(line, USAGE)
  if (words.length === 1 && selector !== '') throw misuse(line, 'only a selector (-l) or a POD name is allowed')
  const all = boolFlag(line, 'all-containers')
  const container = words[1] ?? textFlag(line, 'container') ?? ''
  const [since, sinceTime] = [durationFlag(line, 'since'), textFlag(line, 'since-time')]
  if (since && sinceTime) throw failure('at most one of `sinceTime` or `sinceSeconds` may be specified')
  if (all && container !== '') throw failure(`--all-containers=true should not be specified with container name ${container}`)
  if (wasGiven(line, 'container') && words.length === 2) throw failure('only one of -c or an inline [CONTAINER] arg is allowed')
  const limit = numberFlag(line, 'limit-bytes') ?? 0
  if (limit < 0) throw failure('--limit-bytes must be greater than 0')
  if (since !== undefined && since < 0) throw failure('--since must be greater than 0')
  const tail = numberFlag(line, 'tail') ?? (selector === '' ? -1 : SELECTOR_TAIL)
  if (tail < -1) throw failure('--tail must be greater than or equal to -1')
  return {
    container,
    all,
    previous: boolFlag(line, 'previous'),
    follow: boolFlag(line, 'follow'),
    timestamps: boolFlag(line, 'timestamps'),
    prefix: boolFlag(line, 'prefix') || boolFlag(line, 'all-pods'),
    tail: tail === -1 ? null : tail,
    since: sinceOf(session.cluster, since, sinceTime),
    limit: limit === 0 ? null : limit,
  }
}

function sinceOf({ at, now }: ClusterAt, since: number | undefined, time: string | undefined): SimTime | null {
  if (since) return (at - Math.round(since / 1000) * 1000) as SimTime
  if (time === undefined) return null
  const parsed = Date.parse(time)
  if (Number.isNaN(parsed)) throw failure(`parsing time "${time}" as "2006-01-02T15:04:05Z07:00": cannot parse "${time}" as "2006"`)
  return (at - (now - parsed)) as SimTime
}

function podsFor(session: Session, line: CommandLine): { readonly pods: readonly Pod[]; readonly note: string } {
  const namespace = namespaceOf(session, line)
  const [word] = line.words
  if (word !== undefined && boolFlag(line, 'all-pods')) return { pods: podsBehind(session.cluster, namespace, word), note: '' }
  if (word !== undefined) {
    const { pod, note } = podFor(session.cluster, namespace, word)
    return { pods: [pod], note }
  }
  const pods = visit(session, line, [{ kind: kindOf('pods'), name: null }]).found.flatMap(({ objects }) => objects) as Pod[]
  return { pods, note: pods.length === 0 ? `No resources found in ${namespace} namespace.` : '' }
}

/** Models kubectl/pkg/cmd/logs/logs.go (v1.36). */
export function* logs(session: Session, line: CommandLine): Generator<Printed, void, void> {
  const { cluster } = session
  const wanted = readWanted(session, line)
  const { pods, note } = podsFor(session, line)
  if (note !== '') yield warn(session, note)
  const streams: { pod: Pod; container: string }[] = []
  for (const pod of pods) {
    const chosen = containersFor(pod, wanted.container, wanted.all)
    if (chosen.note !== '') yield warn(session, chosen.note)
    streams.push(...chosen.containers.map((container) => ({ pod, container })))
  }
  const most = numberFlag(line, 'max-log-requests') ?? MOST_STREAMS
  if (wanted.follow && streams.length > Math.max(1, most)) {
    throw failure(
      `you are attempting to follow ${streams.length} log streams, but maximum allowed concurrency is ${most}, use --max-log-requests to increase the limit`,
    )
  }
  const later: { record: LogRecord; text: string }[] = []
  for (const { pod, container } of streams) {
    // A Pod without a node has no log, and that is no error.
    if (!pod.spec.nodeName) continue
    const log = readLog(cluster, pod, container, instanceToRead(pod, container, wanted.previous))
    const head = wanted.prefix ? `[pod/${pod.metadata.name}/${container}] ` : ''
    const textOf = (record: LogRecord): string => `${head}${wanted.timestamps ? `${stamp(cluster, record.at)} ` : ''}${record.line}\n`
    const text = shownOf(log.before, wanted).map(textOf).join('')
    if (text !== '') yield { at: cluster.at, stream: 'out', text: wanted.limit === null ? text : text.slice(0, wanted.limit) }
    if (wanted.follow) for (const record of log.after) later.push({ record, text: textOf(record) })
  }
  for (const { record, text } of later.toSorted((a, b) => a.record.id - b.record.id)) yield { at: record.at, stream: 'out', text }
}

function shownOf(records: readonly LogRecord[], { tail, since }: Wanted): readonly LogRecord[] {
  const last = tail === null ? records : records.slice(records.length - Math.min(tail, records.length))
  return since === null ? last : last.filter(({ at }) => inSeconds(at) >= inSeconds(since))
}

/** Nine digits, as the kubelet writes them. */
const stamp = (cluster: ClusterAt, at: SimTime): string => new Date(cluster.wallOf(at)).toISOString().replace('Z', '000000Z')

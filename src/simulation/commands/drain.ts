import { ms, seconds } from '../../base/time.ts'
import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { controllerOf } from '../../kube/owners.ts'
import { hasEnded } from '../../kube/pod-phase.ts'
import { isNode } from '../../kube/types.ts'
import type { Node, Pod } from '../../kube/types.ts'
import { evict } from '../api/eviction.ts'
import { sleep, waitFor } from '../kernel/task.ts'
import type { Task } from '../kernel/task.ts'
import { isMirror } from '../kubelet/static-pods.ts'
import { choose } from './choose.ts'
import type { CommandContext, Ongoing, Verb } from './context.ts'
import { dryRunOf, dryRunSuffix } from './change.ts'
import { cordon } from './cordon.ts'

/** Models kubectl/pkg/drain/drain.go (v1.36). */
const RETRY = seconds(5)
const POLL = seconds(1)

/** What stands in a drain's way, unless a flag says otherwise, in the order in which it is looked for. */
const OBSTACLES = [
  {
    applies: (pod: Pod) => controllerOf(pod)?.kind === 'DaemonSet',
    flag: 'ignore-daemonsets',
    refuses: 'cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)',
    warns: 'ignoring DaemonSet-managed Pods',
    skips: true,
  },
  {
    applies: (pod: Pod) => pod.spec.volumes?.some(({ emptyDir }) => emptyDir !== undefined) ?? false,
    flag: 'delete-emptydir-data',
    refuses: 'cannot delete Pods with local storage (use --delete-emptydir-data to override)',
    // The filter behind this one has the last word, so its warning is never seen.
    warns: null,
    skips: false,
  },
  {
    applies: (pod: Pod) => !controllerOf(pod),
    flag: 'force',
    refuses: 'cannot delete Pods that declare no controller (use --force to override)',
    warns: 'deleting Pods that declare no controller',
    skips: false,
  },
] as const

const nameOf = ({ metadata: { name, namespace } }: Pod): string => `${namespace}/${name}`

interface Verdict {
  readonly pods: readonly Pod[]
  readonly warnings: readonly string[]
  readonly errors: readonly string[]
}

/** Which Pods a drain ends, and what it says of the others. Models kubectl/pkg/drain/filters.go (v1.36). */
function judge(line: CommandLine, pods: readonly Pod[]): Verdict {
  const chosen: Pod[] = []
  const warned = new Map<string, string[]>()
  const refused = new Map<string, string[]>()
  const note = (to: Map<string, string[]>, text: string, pod: Pod): unknown => to.set(text, [...(to.get(text) ?? []), nameOf(pod)])
  const isSpared = (pod: Pod): boolean => {
    if (isMirror(pod)) return true
    for (const { applies, flag, refuses, skips, warns } of hasEnded(pod) ? [] : OBSTACLES) {
      if (!applies(pod)) continue
      const allowed = boolFlag(line, flag)
      if (!allowed) note(refused, refuses, pod)
      else if (warns) note(warned, warns, pod)
      if (!allowed || skips) return true
    }
    return false
  }
  for (const pod of pods) if (!isSpared(pod)) chosen.push(pod)
  const told = (of: Map<string, string[]>, text: string | null): string[] => {
    const names = text === null ? undefined : of.get(text)
    return names ? [`${text}: ${names.join(', ')}`] : []
  }
  return {
    pods: chosen,
    warnings: OBSTACLES.flatMap(({ warns }) => told(warned, warns)),
    errors: OBSTACLES.flatMap(({ refuses }) => told(refused, refuses)),
  }
}

/** Cordons nodes and evicts their Pods, as long as budgets make it wait. Models kubectl/pkg/cmd/drain/drain.go (v1.36). */
export const drain: Verb = (ctx, line, words) => {
  if (words.length === 0 && textFlag(line, 'selector') === undefined) {
    return "error: USAGE: drain NODE [flags]\nSee 'kubectl drain -h' for help and examples"
  }
  const chosen = choose(ctx, line, ['nodes', ...words.map((word) => word.replace(/^(nodes?|no)\//, ''))])
  if (typeof chosen === 'string') return chosen
  const nodes = chosen.found.map(({ object }) => object).filter(isNode)
  const cordoned = cordon(ctx, line, words)
  return {
    *goOn(say) {
      if (typeof cordoned === 'string') say(cordoned)
      for (const node of nodes) yield* drainNode(ctx, line, node, say)
    },
  } satisfies Ongoing
}

function* drainNode(ctx: CommandContext, line: CommandLine, node: Node, say: (text: string) => void): Task<void> {
  const { kernel } = ctx
  const { name } = node.metadata
  const { pods, warnings, errors } = judge(
    line,
    ctx.api.pods().filter(({ spec }) => spec.nodeName === name),
  )
  if (errors.length > 0) {
    const all = errors.length > 1 ? `[${errors.join(', ')}]` : errors[0]
    say(
      [
        `error: unable to drain node "${name}" due to error: ${all}, continuing command...`,
        'There are pending nodes to be drained:',
        ` ${name}`,
      ].join('\n'),
    )
    for (const error of errors) say(error)
    return
  }
  if (warnings.length > 0) say(`Warning: ${warnings.join('; ')}`)
  const dryRun = dryRunOf(line)
  if (dryRun !== 'none') {
    for (const pod of pods) say(`evicting pod ${nameOf(pod)}${dryRunSuffix(dryRun)}`)
  } else {
    for (const done of pods.map((pod) => kernel.spawn(end(ctx, line, pod, say)))) yield* waitFor(done)
  }
  say(`node/${name} drained${dryRunSuffix(dryRun)}`)
}

/** Ends one Pod and waits until it is gone. */
function* end(ctx: CommandContext, line: CommandLine, pod: Pod, say: (text: string) => void): Task<void> {
  const { api } = ctx
  const { name, namespace = '', uid } = pod.metadata
  const given = textFlag(line, 'grace-period')
  const grace = given === undefined || Number(given) < 0 ? null : ms(Number(given) * 1000)
  const isThere = (): Pod | null => {
    const stored = api.pod(namespace, name)
    return stored && stored.metadata.uid === uid ? stored : null
  }
  const deletes = boolFlag(line, 'disable-eviction')
  for (let stored = isThere(); stored; stored = isThere()) {
    say(`${deletes ? 'deleting' : 'evicting'} pod ${nameOf(pod)}`)
    if (deletes) {
      api.delete('Pod', namespace, name, { gracePeriod: grace })
      break
    }
    const answer = evict(ctx, stored, grace)
    if (answer.ok) break
    if (answer.code !== 429) {
      say(`error when evicting pods/"${name}" -n "${namespace}": ${answer.message}`)
      return
    }
    say(`error when evicting pods/"${name}" -n "${namespace}" (will retry after 5s): ${answer.message}`)
    yield* sleep(RETRY)
  }
  while (isThere()) yield* sleep(POLL)
  say(`pod/${name} ${deletes ? 'deleted' : 'evicted'}`)
}

/** The Eviction API, asked for a Pod of the default namespace. */
export function evictByName(ctx: CommandContext, name: string): string {
  const pod = ctx.api.pod('default', name)
  if (!pod) return `Error from server (NotFound): pods "${name}" not found`
  const answer = evict(ctx, pod)
  if (answer.ok) return `pod/${name} evicted`
  return `Error from server (${answer.code === 429 ? 'TooManyRequests' : 'InternalError'}): ${answer.message}`
}

import type { AnyStateMachine, AnyTransitionDefinition, StateNode } from 'xstate'
import { podWorkerMachine } from '../../simulation/kubelet/pod-worker-machine.ts'
import { verdictMachine } from '../../simulation/kubelet/prober/verdict-machine.ts'
import type { MachineRef } from '../../simulation/machine-moves.ts'
import { healthMachine } from '../../simulation/nodes/health-machine.ts'
import { containerMachine } from '../../simulation/runtime/container-machine.ts'
import type { Chart, ChartEdge, ChartState } from '../../timeline/statechart/types.ts'

type MachineName = MachineRef['machine']

const MACHINES: Readonly<Record<MachineName, AnyStateMachine>> = {
  podWorker: podWorkerMachine,
  container: containerMachine,
  probe: verdictMachine,
  nodeHealth: healthMachine,
}

/** A way out of a state, or within it. */
interface Way {
  readonly from: string | null
  readonly to: string | null
  readonly event: string
  readonly words: string
}

const nameOf = (what: unknown): string => {
  if (typeof what === 'string') return what
  return typeof what === 'object' && what !== null && 'type' in what ? String(what.type) : ''
}

function wayOf(from: string | null, definition: AnyTransitionDefinition, trigger: string, event: string): Way {
  const guard = definition.guard === undefined ? '' : `[${nameOf(definition.guard)}]`
  const target = definition.target?.[0]?.key ?? null
  const does = target === null ? definition.actions.map(nameOf).filter(Boolean).join(', ') : ''
  return { from, to: target, event, words: [trigger, guard, does && `/ ${does}`].filter(Boolean).join(' ') }
}

/** XState's own events, behind delays and at once, are told by what stands for them. */
function waysOf(node: StateNode, from: string | null): Way[] {
  const own = [...node.transitions].flatMap(([event, all]) =>
    event.startsWith('xstate.') ? [] : all.map((one) => wayOf(from, one, event, event)),
  )
  const delayed = node.after.map((one) => wayOf(from, one, `after ${String(one.delay)}`, 'after'))
  const atOnce = (node.always ?? []).map((one) => wayOf(from, one, '', ''))
  return [...own, ...delayed, ...atOnce]
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].filter(Boolean)

/** A machine as its definition has it, in plain data. */
export function chartOf(machine: AnyStateMachine): Chart {
  const nodes = Object.values(machine.root.states)
  const ways = [...waysOf(machine.root, null), ...nodes.flatMap((node) => waysOf(node, node.key))]
  const edges = new Map<string, Way[]>()
  for (const way of ways) {
    if (way.to === null) continue
    const key = `${way.from}>${way.to}`
    edges.set(key, [...(edges.get(key) ?? []), way])
  }
  return {
    id: machine.id,
    initial: machine.root.initial.target[0]?.key ?? '',
    states: nodes.map(
      (node): ChartState => ({
        key: node.key,
        kind: node.type === 'final' ? 'final' : 'plain',
        inner: distinct(ways.filter(({ from, to }) => from === node.key && to === null).map(({ words }) => words)),
      }),
    ),
    edges: [...edges.values()].flatMap((all): ChartEdge[] => {
      const [first] = all
      if (!first || first.to === null) return []
      return [
        { from: first.from, to: first.to, events: distinct(all.map(({ event }) => event)), ways: distinct(all.map(({ words }) => words)) },
      ]
    }),
  }
}

/** Every machine that simulates. */
export const charts = (): Readonly<Record<MachineName, Chart>> => ({
  podWorker: chartOf(MACHINES.podWorker),
  container: chartOf(MACHINES.container),
  probe: chartOf(MACHINES.probe),
  nodeHealth: chartOf(MACHINES.nodeHealth),
})

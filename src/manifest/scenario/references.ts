/** Whether the Pods and containers that a Scenario names are in the world. */
import { everyContainerOf } from '../../kube/containers.ts'
import type { Scenario } from '../../kube/scenario.ts'
import type { KubeObject } from '../../kube/types.ts'
import { USUAL_NODES } from '../../kube/world.ts'
import type { Finding } from '../finding.ts'
import type { FieldPath } from '../reading.ts'
import { suggest } from '../suggest.ts'

interface PodShape {
  readonly containers?: readonly { readonly name?: string }[] | null
  readonly initContainers?: readonly { readonly name?: string }[] | null
  readonly ephemeralContainers?: readonly { readonly name?: string }[] | null
}

interface Names {
  readonly pods: ReadonlySet<string>
  readonly containers: ReadonlySet<string>
  readonly nodes: ReadonlySet<string>
  /** Pods may come later, with names of their own: from workloads, steps and commands. */
  readonly open: boolean
}

/** Pod specs anywhere in an object: of a Pod itself, or of a template. */
function podSpecs(object: unknown): PodShape[] {
  if (typeof object !== 'object' || object === null) return []
  const record = object as Record<string, unknown>
  if (Array.isArray(record.containers)) return [record]
  return Object.values(record).flatMap(podSpecs)
}

const nameIn = ({ metadata }: Record<string, unknown>): string =>
  typeof metadata === 'object' && metadata !== null && 'name' in metadata ? String(metadata.name) : ''

function collect(scenario: Scenario, objects: readonly KubeObject[]): Names {
  const steps = scenario.spec?.timeline ?? []
  const applied = steps.flatMap((step) => [step.apply, step.static?.pod]).filter((object) => object !== undefined)
  const containers = [...objects, ...applied].flatMap(podSpecs).flatMap((spec) => everyContainerOf(spec).map(({ name }) => name ?? ''))
  const own = objects.filter(({ kind }) => kind === 'Node').map(({ metadata }) => metadata.name)
  return {
    pods: new Set(objects.filter(({ kind }) => kind === 'Pod').map(({ metadata }) => metadata.name)),
    containers: new Set(containers),
    nodes: new Set([...(own.length > 0 ? own : USUAL_NODES), ...applied.filter(({ kind }) => kind === 'Node').map(nameIn)]),
    open:
      applied.length > 0 ||
      steps.some(({ kubectl }) => kubectl !== undefined) ||
      objects.some(({ kind }) => kind !== 'Pod' && kind !== 'Service'),
  }
}

function missing(what: 'Pod' | 'container' | 'node', name: string, known: ReadonlySet<string>, path: FieldPath): Finding {
  const meant = suggest(name, [...known])
  return {
    severity: 'warning',
    code: 'scenario',
    path,
    at: 'value',
    message: `No ${what} in this world is called "${name}"${meant === null ? '.' : `; did you mean "${meant}"?`}`,
    ...(meant === null ? {} : { instead: [meant] }),
  }
}

/** A warning for each fault and behaviour that names what is not there. */
export function checkReferences(scenario: Scenario, objects: readonly KubeObject[]): Finding[] {
  const names = collect(scenario, objects)
  const findings: Finding[] = []
  const look = (target: unknown, path: FieldPath): void => {
    if (typeof target !== 'object' || target === null) return
    const { container, pod } = target as { container?: unknown; pod?: unknown }
    if (typeof pod === 'string' && !names.open && !names.pods.has(pod)) findings.push(missing('Pod', pod, names.pods, [...path, 'pod']))
    if (typeof container === 'string' && !names.containers.has(container)) {
      const finding = missing('container', container, names.containers, [...path, 'container'])
      // Where containers may still come, only what looks like a slip is one.
      if (!names.open || finding.instead) findings.push(finding)
    }
  }
  for (const [i, process] of (scenario.spec?.processes ?? []).entries()) look(process, ['spec', 'processes', i])
  for (const [i, step] of (scenario.spec?.timeline ?? []).entries()) {
    for (const action of ['exit', 'oom', 'hang', 'probe', 'crash', 'slowStart', 'uses'] as const)
      look(step[action], ['spec', 'timeline', i, action])
    const node = step.node?.name ?? step.static?.node
    if (typeof node === 'string' && !names.nodes.has(node)) {
      findings.push(missing('node', node, names.nodes, ['spec', 'timeline', i, ...(step.node ? ['node', 'name'] : ['static', 'node'])]))
    }
  }
  return findings
}

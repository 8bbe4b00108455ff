import { cloneJson } from '../../base/json.ts'
import { boolFlag, textFlag, textFlags } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { defaultTemplate } from '../../kube/defaults/workloads.ts'
import type { Container, Pod } from '../../kube/types.ts'
import { change, createStored } from './change.ts'
import { namespaceIn, notFound } from './choose.ts'
import type { CommandContext, Verb } from './context.ts'
import { findResource } from '../../kube/kinds.ts'

/** What the profile `general` lets a debugging container do. Models kubectl/pkg/cmd/debug/profiles.go (v1.36). */
const MAY_TRACE = { capabilities: { add: ['SYS_PTRACE'] } }

/**
 * Puts a debugging container into a Pod, into a copy of it, or on a node.
 * Models kubectl/pkg/cmd/debug/debug.go (v1.36), with the profile `general`.
 */
export const debug: Verb = (ctx, line, words) => {
  const [target] = words
  if (target === undefined) return 'error: NAME or TYPE/NAME is required for debug'
  const [type, name = target] = target.includes('/') ? target.split('/') : ['pod', target]
  const kind = findResource(type ?? 'pod')
  if (kind?.kind === 'Node') return debugNode(ctx, line, name)
  const pod = ctx.api.pod(namespaceIn(line), name)
  if (kind?.kind !== 'Pod' || !pod) return kind ? notFound(kind, name) : `error: the server doesn't have a resource type "${type}"`
  const image = textFlag(line, 'image')
  if (textFlag(line, 'copy-to') !== undefined) return debugCopy(ctx, line, pod)
  if (image === undefined) return 'error: you must specify --image or --copy-to with --set-image'
  return addEphemeral(ctx, line, pod, image)
}

const generated = (ctx: CommandContext): string => `debugger-${ctx.identities.nameSuffix()}`

/** The debugging container, and what kubectl says when it had to name it itself. */
function debuggingContainer(ctx: CommandContext, line: CommandLine, image: string): { container: Container; says: string[] } {
  const given = textFlag(line, 'container')
  const name = given ?? generated(ctx)
  const env = textFlags(line, 'env').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }))
  const args = line.after
  const container: Container = {
    ...(args.length > 0 && (textFlag(line, 'copy-to') === undefined ? { args: [...args] } : { command: [...args] })),
    ...(env.length > 0 && { env }),
    image,
    name,
    securityContext: MAY_TRACE,
    ...(boolFlag(line, 'stdin') && { stdin: true }),
    ...(boolFlag(line, 'tty') && { tty: true }),
  }
  return { container, says: given === undefined ? [`Defaulting debug container name to ${name}.`] : [] }
}

/** Container defaults of the API server, which a template's containers have too. */
const defaulted = (container: Container): Container => {
  const { spec } = defaultTemplate({ spec: { containers: [cloneJson(container)] } })
  return (spec?.containers?.[0] ?? container) as Container
}

function addEphemeral(ctx: CommandContext, line: CommandLine, pod: Pod, image: string): string {
  const target = textFlag(line, 'target')
  const { container, says } = debuggingContainer(ctx, line, image)
  const made = { ...defaulted(container), ...(target !== undefined && { targetContainerName: target }) }
  const debugged: Pod = { ...pod, spec: { ...pod.spec, ephemeralContainers: [...(pod.spec.ephemeralContainers ?? []), made] } }
  const result = change(ctx, pod, debugged, { subresource: 'ephemeralcontainers' })
  if (!result.ok) return result.error
  const targeting =
    target === undefined
      ? []
      : [
          `Targeting container "${target}". If you don't see processes from this container it may be because the container runtime doesn't support this feature.`,
        ]
  return [...targeting, ...says].join('\n')
}

/** A copy has no labels, probes or node of its own. */
function debugCopy(ctx: CommandContext, line: CommandLine, pod: Pod): string {
  const name = textFlag(line, 'copy-to') ?? ''
  const images = new Map(textFlags(line, 'set-image').flatMap((text) => text.split(',').map((one) => one.split('=') as [string, string])))
  const { nodeName, ephemeralContainers: _ephemeral, ...spec } = pod.spec
  const image = textFlag(line, 'image')
  const { container, says } = image === undefined ? { container: null, says: [] } : debuggingContainer(ctx, line, image)
  const containers = spec.containers.map(({ livenessProbe: _live, readinessProbe: _ready, startupProbe: _started, ...one }) => {
    const wanted = images.get(one.name) ?? images.get('*')
    return container?.name === one.name ? { ...one, ...container } : wanted === undefined ? one : { ...one, image: wanted }
  })
  const known = container === null || containers.some((one) => one.name === container.name)
  const copy = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, ...(pod.metadata.namespace && { namespace: pod.metadata.namespace }) },
    spec: {
      ...spec,
      containers: known ? containers : [...containers, container],
      ...(boolFlag(line, 'same-node') && nodeName !== undefined && { nodeName }),
      ...(image !== undefined && boolFlag(line, 'share-processes', true) && { shareProcessNamespace: true }),
    },
  }
  if (boolFlag(line, 'replace')) ctx.api.delete('Pod', pod.metadata.namespace ?? '', pod.metadata.name, { gracePeriod: null })
  const created = createStored(ctx, copy)
  return created.ok ? says.join('\n') : created.text
}

function debugNode(ctx: CommandContext, line: CommandLine, node: string): string {
  const image = textFlag(line, 'image')
  if (image === undefined) return 'error: you must specify --image when creating a debugging pod on a node'
  if (!ctx.api.node(node)) return `Error from server (NotFound): nodes "${node}" not found`
  const name = `node-debugger-${node}-${ctx.identities.nameSuffix()}`
  const container = textFlag(line, 'container') ?? 'debugger'
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: namespaceIn(line), labels: { 'app.kubernetes.io/managed-by': 'kubectl-debug' } },
    spec: {
      containers: [
        {
          image,
          name: container,
          volumeMounts: [{ mountPath: '/host', name: 'host-root' }],
          ...(line.after.length > 0 && { command: [...line.after] }),
        },
      ],
      hostIPC: true,
      hostNetwork: true,
      hostPID: true,
      nodeName: node,
      restartPolicy: 'Never',
      tolerations: [{ operator: 'Exists' }],
      volumes: [{ name: 'host-root', hostPath: { path: '/' } }],
    },
  }
  const created = createStored(ctx, pod)
  return created.ok ? `Creating debugging pod ${name} with container ${container} on node ${node}.` : created.text
}

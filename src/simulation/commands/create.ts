import { findResource, resourceName } from '../../kube/kinds.ts'
import type { KubeObject } from '../../kube/types.ts'
import { createStored, dryRunOf, dryRunSuffix } from './change.ts'
import { namespaceIn } from './choose.ts'
import type { Verb } from './context.ts'
import { makeBudget, makePriorityClass } from './create-policy.ts'
import { textFlag, textFlags } from './parse.ts'
import type { CommandLine } from './parse.ts'

/** What a sub-command makes: the object without its metadata but the labels, or kubectl's complaint. */
type Made = { readonly labels?: Record<string, string>; readonly fields: Readonly<Record<string, unknown>> }

interface SubCommand {
  readonly kind: string
  /** Words between the sub-command and the name: `secret generic NAME`. */
  readonly types?: readonly string[]
  readonly make: (line: CommandLine, name: string, type: string) => Made | string
}

/** The `--from-literal` pairs, or what is wrong with them. */
function literals(line: CommandLine): Record<string, string> | string {
  const data: Record<string, string> = {}
  for (const text of textFlags(line, 'from-literal')) {
    const at = text.indexOf('=')
    if (at <= 0) return `error: invalid literal source ${text}, expected key=value`
    data[text.slice(0, at)] = text.slice(at + 1)
  }
  return data
}

/** The last part of an image's path, without tag and digest. */
const shortImage = (image: string): string => (image.split('/').at(-1) ?? image).replace(/[@:].*$/, '')

/** Models kubectl/pkg/cmd/create/create_deployment.go (v1.36). */
function makeDeployment(line: CommandLine, name: string): Made | string {
  const images = textFlags(line, 'image')
  if (images.length === 0) return 'error: required flag(s) "image" not set'
  const command = line.after
  if (images.length > 1 && command.length > 0) return 'error: cannot specify multiple --image options and command'
  const port = textFlag(line, 'port')
  const containers = images.map((image) => ({
    image,
    name: shortImage(image),
    ...(command.length > 0 && { command: [...command] }),
    ...(port !== undefined && { ports: [{ containerPort: Number(port) }] }),
  }))
  const labels = { app: name }
  const replicas = Number(textFlag(line, 'replicas') ?? 1)
  return {
    labels,
    fields: { spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } } },
  }
}

/** Models kubectl/pkg/cmd/create/create_job.go (v1.36). */
function makeJob(line: CommandLine, name: string): Made | string {
  const image = textFlag(line, 'image')
  if (image === undefined) return 'error: either --image or --from must be specified'
  const container = { image, name, ...(line.after.length > 0 && { command: [...line.after] }) }
  return { fields: { spec: { template: { spec: { restartPolicy: 'Never', containers: [container] } } } } }
}

/** Models kubectl/pkg/cmd/create/create_cronjob.go (v1.36). */
function makeCronJob(line: CommandLine, name: string): Made | string {
  const missing = ['image', 'schedule'].filter((flag) => textFlag(line, flag) === undefined)
  if (missing.length > 0) return `error: required flag(s) ${missing.map((flag) => `"${flag}"`).join(', ')} not set`
  const container = { image: textFlag(line, 'image'), name, ...(line.after.length > 0 && { command: [...line.after] }) }
  const template = { spec: { restartPolicy: textFlag(line, 'restart') ?? 'OnFailure', containers: [container] } }
  return { fields: { spec: { schedule: textFlag(line, 'schedule'), jobTemplate: { metadata: { name }, spec: { template } } } } }
}

const SERVICE_TYPES: Readonly<Record<string, string>> = {
  clusterip: 'ClusterIP',
  nodeport: 'NodePort',
  loadbalancer: 'LoadBalancer',
  externalname: 'ExternalName',
}

/** Models kubectl/pkg/cmd/create/create_service.go (v1.36). */
function makeService(line: CommandLine, name: string, type: string): Made | string {
  const ports = textFlags(line, 'tcp').map((text) => {
    const [port, target = port] = text.split(':')
    return { name: text.replace(':', '-'), port: Number(port), protocol: 'TCP', targetPort: Number(target) }
  })
  const headless = textFlag(line, 'clusterip') === 'None'
  if (ports.length === 0 && !headless && type !== 'externalname') return 'error: at least one tcp port specifier must be provided'
  const spec = {
    type: SERVICE_TYPES[type],
    ...(ports.length > 0 && { ports }),
    ...(headless && { clusterIP: 'None' }),
    ...(type === 'externalname' ? { externalName: textFlag(line, 'external-name') ?? '' } : { selector: { app: name } }),
  }
  return { labels: { app: name }, fields: { spec } }
}

const SUB_COMMANDS: Readonly<Record<string, SubCommand>> = {
  configmap: {
    kind: 'ConfigMap',
    make: (line) => {
      const data = literals(line)
      return typeof data === 'string' ? data : { fields: Object.keys(data).length > 0 ? { data } : {} }
    },
  },
  secret: {
    kind: 'Secret',
    types: ['generic'],
    make: (line) => {
      const stringData = literals(line)
      return typeof stringData === 'string' ? stringData : { fields: { type: textFlag(line, 'type') ?? 'Opaque', stringData } }
    },
  },
  namespace: { kind: 'Namespace', make: () => ({ fields: {} }) },
  serviceaccount: { kind: 'ServiceAccount', make: () => ({ fields: {} }) },
  deployment: { kind: 'Deployment', make: makeDeployment },
  job: { kind: 'Job', make: makeJob },
  cronjob: { kind: 'CronJob', make: makeCronJob },
  poddisruptionbudget: { kind: 'PodDisruptionBudget', make: makeBudget },
  priorityclass: { kind: 'PriorityClass', make: makePriorityClass },
  service: { kind: 'Service', types: Object.keys(SERVICE_TYPES), make: makeService },
}

/** How a refusal begins, by sub-command; Namespaces and ServiceAccounts say no more than the API server. */
const failure = (sub: string, message: string): string =>
  sub === 'secret' ? `error: failed to create secret ${message}` : `error: failed to create ${sub}: ${message}`

/** Models kubectl/pkg/cmd/create (v1.36). */
export const create: Verb = (ctx, line, words) => {
  const [word = '', ...others] = words
  const kind = findResource(word)
  const sub = kind ? SUB_COMMANDS[kind.singular] : undefined
  if (!kind || !sub) return `error: unknown command "${words.join(' ')}"`
  const [type, names] = sub.types ? [others[0] ?? '', others.slice(1)] : ['', others]
  if (sub.types && !sub.types.includes(type)) return `error: unknown command "${type}"`
  const [name] = names
  if (name === undefined || names.length > 1) {
    return `error: exactly one NAME is required, got ${names.length}\nSee 'kubectl create ${word}${type && ` ${type}`} -h' for help and examples`
  }
  const made = sub.make(line, name, type)
  if (typeof made === 'string') return made
  const { labels, fields } = made
  const object: KubeObject = {
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    metadata: { name, ...(labels && { labels }), ...(kind.namespaced && { namespace: namespaceIn(line) }) },
    ...fields,
  }
  const dryRun = dryRunOf(line)
  const created = dryRun === 'client' ? { ok: true as const } : createStored(ctx, object, dryRun)
  if (created.ok) return `${resourceName(kind, name)} created${dryRunSuffix(dryRun)}`
  return ['namespace', 'serviceaccount'].includes(kind.singular) ? created.text : failure(kind.singular, created.message)
}

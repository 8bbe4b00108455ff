import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { containersOf } from '../../kube/containers.ts'
import { isService } from '../../kube/types.ts'
import type { Container, PodSpec, Service } from '../../kube/types.ts'
import { change, dryRunOf } from './change.ts'
import { choose, onEach } from './choose.ts'
import type { Choice, Chosen } from './choose.ts'
import type { CommandContext, Verb } from './context.ts'
import { told } from './output.ts'
import { withPodSpec } from './pod-spec-of.ts'

type EnvSource = NonNullable<NonNullable<Container['env']>[number]['valueFrom']>
type Edit = (spec: PodSpec, words: readonly string[], line: CommandLine) => PodSpec | string

const mapContainers = (spec: PodSpec, map: (container: Container) => Container): PodSpec => ({
  ...spec,
  ...(spec.initContainers && { initContainers: spec.initContainers.map(map) }),
  containers: spec.containers.map(map),
})

/** `CONTAINER=IMAGE…`; `*` is every container. Models kubectl/pkg/cmd/set/set_image.go (v1.36). */
const setImage: Edit = (spec, words) => {
  let edited = spec
  for (const word of words) {
    const at = word.indexOf('=')
    const [name, image] = [word.slice(0, at), word.slice(at + 1)]
    const all = containersOf(spec)
    if (name !== '*' && !all.some((container) => container.name === name)) return `error: unable to find container named "${name}"`
    edited = mapContainers(edited, (container) => (name === '*' || container.name === name ? { ...container, image } : container))
  }
  return edited
}

/** `KEY=VALUE…` and `KEY-`, in every container. Models kubectl/pkg/cmd/set/set_env.go (v1.36). */
const setEnv: Edit = (spec, words) =>
  mapContainers(spec, (container) => {
    let env = container.env ?? []
    for (const word of words) {
      const at = word.indexOf('=')
      const name = at === -1 ? word.slice(0, -1) : word.slice(0, at)
      const known = env.some((one) => one.name === name)
      if (at === -1) env = env.filter((one) => one.name !== name)
      else if (known) env = env.map((one) => (one.name === name ? { name, value: word.slice(at + 1) } : one))
      else env = [...env, { name, value: word.slice(at + 1) }]
    }
    const { env: _, ...rest } = container
    return env.length > 0 ? { ...rest, env } : rest
  })

/** `cpu=1,memory=2Gi` of --limits and --requests, in every container or those of -c. Models kubectl/pkg/cmd/set/set_resources.go (v1.36). */
const setResources: Edit = (spec, _words, line) => {
  const wanted = ['limits', 'requests'].flatMap((of) => {
    const text = textFlag(line, of) ?? ''
    return text === '' ? [] : [[of, Object.fromEntries(text.split(',').map((pair) => pair.split('=')))] as const]
  })
  const named = textFlag(line, 'containers') ?? '*'
  return mapContainers(spec, (container) => {
    if (named !== '*' && named !== container.name) return container
    const resources: Record<string, unknown> = { ...container.resources }
    for (const [of, values] of wanted) resources[of] = { ...(resources[of] as object | undefined), ...values }
    return { ...container, resources }
  })
}

/** `set serviceaccount TYPE NAME ACCOUNT`. Models kubectl/pkg/cmd/set/set_serviceaccount.go (v1.36). */
const setServiceAccount =
  (name: string): Edit =>
  (spec) => ({ ...spec, serviceAccountName: name, serviceAccount: name })

interface Edits {
  readonly edit: Edit
  readonly done: string
  readonly what: string
}

const EDITS: Readonly<Record<string, Edits>> = {
  image: { edit: setImage, done: 'image updated', what: 'image' },
  resources: { edit: setResources, done: 'resource requirements updated', what: 'resource' },
  env: { edit: setEnv, done: 'env updated', what: 'environment variable' },
}

/** `set` of images, environments (or `--list` of them), resources, selectors and accounts. Models kubectl/pkg/cmd/set (v1.36): what changes nothing prints nothing. */
export const set: Verb = (ctx, line, words) => {
  const [what = '', ...others] = words
  if (what === 'selector') return setSelector(ctx, line, others)
  if (what === 'serviceaccount') return setAccount(ctx, line, others)
  if (what === 'env' && boolFlag(line, 'list')) return listEnv(ctx, line, others)
  const edits = EDITS[what]
  if (!edits) return `error: unknown command "${what}"`
  const chosen: Chosen | string = choose(ctx, line, others)
  if (typeof chosen === 'string') return chosen
  if (what === 'resources' && textFlag(line, 'limits') === undefined && textFlag(line, 'requests') === undefined) {
    return 'error: you must specify an update to requests or limits (in the form of --requests/--limits)'
  }
  if (what !== 'resources' && chosen.rest.length === 0) return `error: at least one ${edits.what} update is required`
  return [...chosen.found.flatMap((choice) => carryOut(ctx, line, choice, what, edits, chosen.rest)), ...chosen.errors].join('\n')
}

/** Edits the PodSpec of an object; answers the lines that are printed. */
function carryOut(
  ctx: CommandContext,
  line: CommandLine,
  { object }: Choice,
  what: string,
  edits: Edits,
  words: readonly string[],
): string[] {
  let complaint = ''
  const edited = withPodSpec(object, (spec) => {
    const made = edits.edit(spec, words, line)
    if (typeof made !== 'string') return made
    complaint = made
    return spec
  })
  if (complaint !== '' || edited === null) return [complaint]
  const result = change(ctx, object, edited, { dryRun: dryRunOf(line) })
  if (!result.ok) return [`error: failed to patch ${what} update to pod template: ${result.clause}`]
  return result.changed ? [told(line, result.object, edits.done)] : []
}

function setAccount(ctx: CommandContext, line: CommandLine, words: readonly string[]): string {
  const account = words.at(-1)
  if (account === undefined || words.length < 2) return 'error: serviceaccount is required'
  const edits: Edits = { edit: setServiceAccount(account), done: 'serviceaccount updated', what: 'serviceaccount' }
  return onEach(ctx, line, words.slice(0, -1), (choice) => carryOut(ctx, line, choice, 'service account', edits, []).join('\n'))
}

/** `set selector service NAME KEY=VALUE,…`. Models kubectl/pkg/cmd/set/set_selector.go (v1.36). */
function setSelector(ctx: CommandContext, line: CommandLine, words: readonly string[]): string {
  const chosen = choose(ctx, line, words)
  if (typeof chosen === 'string') return chosen
  const selector = Object.fromEntries(chosen.rest.flatMap((text) => text.split(',')).map((pair) => pair.split('=')))
  if (Object.keys(selector).length === 0) return 'error: one or more resources must be specified as <resource> <name> or <resource>/<name>'
  const one = ({ object }: Choice): string => {
    if (!isService(object)) return `error: setting a selector is only supported for Services`
    const edited: Service = { ...object, spec: { ...object.spec, selector } }
    const result = change(ctx, object, edited, { dryRun: dryRunOf(line) })
    return result.ok ? told(line, result.object, 'selector updated') : result.error
  }
  return [...chosen.found.map(one), ...chosen.errors].join('\n')
}

/** `set env --list`: what stands in the containers. Models kubectl/pkg/cmd/set/set_env.go (v1.36). */
const listEnv = (ctx: CommandContext, line: CommandLine, words: readonly string[]): string =>
  onEach(ctx, line, words, ({ kind, object }) => {
    const lines: string[] = []
    withPodSpec(object, (spec) => {
      for (const { name, env } of containersOf(spec)) {
        lines.push(`# ${kind.plural} ${object.metadata.name}, container ${name}`)
        for (const one of env ?? [])
          lines.push(one.valueFrom ? `# ${one.name} from ${sourceOf(one.valueFrom)}` : `${one.name}=${one.value ?? ''}`)
      }
      return spec
    })
    return lines.join('\n')
  })

/** Models kubectl/pkg/cmd/set/env/env_resolve.go, GetEnvVarRefString (v1.36). */
function sourceOf({ configMapKeyRef, fieldRef, resourceFieldRef, secretKeyRef }: EnvSource): string {
  if (configMapKeyRef) return `configmap ${configMapKeyRef.name}, key ${configMapKeyRef.key}`
  if (secretKeyRef) return `secret ${secretKeyRef.name}, key ${secretKeyRef.key}`
  if (fieldRef) return `field path ${fieldRef.fieldPath}`
  return `resource field ${resourceFieldRef?.resource ?? ''}`
}

import { boolFlag, textFlag, textFlags } from '../command-line/line.ts'
import type { CommandLine } from '../command-line/line.ts'
import { metadataOf, misuse, readPairs, splitAt } from './generated.ts'
import type { Generated } from './generated.ts'

const RESTART_POLICIES: ReadonlySet<string> = new Set(['Always', 'OnFailure', 'Never'])
const PULL_POLICIES: ReadonlySet<string> = new Set(['Always', 'IfNotPresent', 'Never', ''])

/** An image's name as the distribution library reads it. */
const IMAGE =
  /^(?:[a-zA-Z0-9][-a-zA-Z0-9.]*(?::\d+)?\/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::\w[-.\w]{0,127})?(?:@\w+:[0-9a-fA-F]{32,})?$/

/** What keeps kubectl from running a Pod; null when nothing does. */
function complaint(line: CommandLine, image: string, restartPolicy: string, pull: string): string | null {
  if (!IMAGE.test(image)) return `error: Invalid image name "${image}": invalid reference format`
  const [stdin, tty] = [boolFlag(line, 'stdin'), boolFlag(line, 'tty')]
  if (tty && !stdin) return misuse(line, '-i/--stdin is required for containers with -t/--tty=true')
  if (boolFlag(line, 'rm') && !boolFlag(line, 'attach', stdin)) return misuse(line, '--rm should only be used for attached containers')
  if (!RESTART_POLICIES.has(restartPolicy)) return misuse(line, `invalid restart policy: ${restartPolicy}`)
  return PULL_POLICIES.has(pull) ? null : misuse(line, `invalid image pull policy: ${pull}`)
}

/** Models kubectl/pkg/cmd/run/run.go (v1.36) */
export function pod(line: CommandLine): Generated {
  const [name, ...more] = line.words
  const image = textFlag(line, 'image')
  if (image === undefined) return 'error: required flag(s) "image" not set'
  if (name === undefined) return misuse(line, 'NAME is required for run')
  const restartPolicy = textFlag(line, 'restart') ?? 'Always'
  const pull = textFlag(line, 'image-pull-policy') ?? ''
  const wrong = complaint(line, image, restartPolicy, pull)
  if (wrong !== null) return wrong
  const env = textFlags(line, 'env').map((text) => splitAt(text, '=') ?? text)
  const bad = env.find((pair) => typeof pair === 'string' || pair[0] === '')
  if (bad !== undefined) return `error: invalid env: ${typeof bad === 'string' ? bad : bad.join('=')}`
  const args = [...more, ...line.after]
  const [port, labels, annotations] = [textFlag(line, 'port'), textFlag(line, 'labels') ?? '', textFlags(line, 'annotations')]
  const container = {
    name,
    image,
    ...(args.length > 0 && (boolFlag(line, 'command') ? { command: args } : { args })),
    ...(port !== undefined && { ports: [{ containerPort: Number(port) }] }),
    ...(env.length > 0 && { env: env.map(([key, value]) => ({ name: key, value })) }),
    resources: {},
    ...(pull !== '' && { imagePullPolicy: pull }),
    ...(boolFlag(line, 'privileged') && { securityContext: { privileged: true } }),
    ...(boolFlag(line, 'stdin') && { stdin: true, ...(!boolFlag(line, 'leave-stdin-open') && { stdinOnce: true }) }),
    ...(boolFlag(line, 'tty') && { tty: true }),
  }
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: {
      ...metadataOf(line, name, labels === '' ? { run: name } : readPairs(labels)),
      ...(annotations.length > 0 && { annotations: readPairs(annotations.join(',')) }),
    },
    spec: { containers: [container], restartPolicy, dnsPolicy: 'ClusterFirst' },
    status: {},
  }
}

/** The Service that `run --expose` makes beside the Pod. */
export function serviceOfRun(line: CommandLine): Generated | null {
  if (!boolFlag(line, 'expose')) return null
  const [name = ''] = line.words
  const port = textFlag(line, 'port')
  if (port === undefined) return misuse(line, '--port must be set when exposing a service')
  const labels = textFlag(line, 'labels') ?? ''
  return {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: metadataOf(line, name),
    spec: {
      ports: [{ protocol: 'TCP', port: Number(port), targetPort: Number(port) }],
      selector: labels === '' ? { run: name } : readPairs(labels),
    },
    status: { loadBalancer: {} },
  }
}

import { createStored, dryRunOf, dryRunSuffix } from './change.ts'
import { namespaceIn } from './choose.ts'
import type { Verb } from './context.ts'
import { textFlag, textFlags } from './parse.ts'

const RESTART_POLICIES: ReadonlySet<string> = new Set(['Always', 'OnFailure', 'Never'])

/** `a=b,c=d`. */
const readLabels = (text: string): Record<string, string> =>
  Object.fromEntries(text.split(',').map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]))

/** Models kubectl/pkg/cmd/run/run.go (v1.36). */
export const run: Verb = (ctx, line, words) => {
  const [name] = words
  const image = textFlag(line, 'image')
  if (name === undefined) return "error: NAME is required for run\nSee 'kubectl run -h' for help and examples"
  if (image === undefined) return 'error: required flag(s) "image" not set'
  const restartPolicy = textFlag(line, 'restart') ?? 'Always'
  if (!RESTART_POLICIES.has(restartPolicy)) {
    return `error: invalid restart policy: ${restartPolicy}\nSee 'kubectl run -h' for help and examples`
  }
  const env: { name: string; value: string }[] = []
  for (const pair of textFlags(line, 'env')) {
    const at = pair.indexOf('=')
    if (at <= 0) return `error: invalid env: ${pair}`
    env.push({ name: pair.slice(0, at), value: pair.slice(at + 1) })
  }
  const args = [...words.slice(1), ...line.after]
  const port = textFlag(line, 'port')
  const labels = textFlag(line, 'labels') ?? textFlag(line, 'selector')
  const pull = textFlag(line, 'image-pull-policy')
  const annotations = textFlags(line, 'annotations')
  const object = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: namespaceIn(line),
      labels: labels === undefined ? { run: name } : readLabels(labels),
      ...(annotations.length > 0 && { annotations: readLabels(annotations.join(',')) }),
    },
    spec: {
      containers: [
        {
          image,
          name,
          ...(args.length > 0 && (line.flags.command === true ? { command: args } : { args })),
          ...(env.length > 0 && { env }),
          ...(pull !== undefined && { imagePullPolicy: pull }),
          ...(port !== undefined && { ports: [{ containerPort: Number(port) }] }),
        },
      ],
      restartPolicy,
    },
  }
  const dryRun = dryRunOf(line)
  const created = dryRun === 'client' ? { ok: true as const } : createStored(ctx, object, dryRun)
  return created.ok ? `pod/${name} created${dryRunSuffix(dryRun)}` : created.text
}

/** What an object of a kind cannot do without: behind its name, a line each. */
interface Kind {
  readonly apiVersion: string
  readonly name: string
  readonly body: readonly string[]
}

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`)
const spec = (...lines: readonly string[]): readonly string[] => ['spec:', ...indented(lines)]

const CONTAINERS = ['containers:', '- {name: app, image: "${2:example/app:1}"}']
const REPLICAS = 'replicas: ${3:3}'
/** The Pods of what runs until somebody ends it. */
const PODS = [
  'selector: {matchLabels: {app: ${1:web}}}',
  'template:',
  ...indented(['metadata:', '  labels: {app: ${1:web}}', ...spec(...CONTAINERS)]),
]
/** The Pod of what is done once. */
const ONE_POD = ['template:', ...indented(spec('restartPolicy: Never', ...CONTAINERS))]

const KINDS: Readonly<Record<string, Kind>> = {
  Pod: { apiVersion: 'v1', name: 'web', body: spec(...CONTAINERS) },
  Deployment: { apiVersion: 'apps/v1', name: 'web', body: spec(REPLICAS, ...PODS) },
  StatefulSet: { apiVersion: 'apps/v1', name: 'web', body: spec('serviceName: ${1:web}', REPLICAS, ...PODS) },
  DaemonSet: { apiVersion: 'apps/v1', name: 'web', body: spec(...PODS) },
  Job: { apiVersion: 'batch/v1', name: 'once', body: spec(...ONE_POD) },
  CronJob: {
    apiVersion: 'batch/v1',
    name: 'often',
    body: spec('schedule: "${3:* * * * *}"', 'jobTemplate:', ...indented(spec(...ONE_POD))),
  },
  Service: { apiVersion: 'v1', name: 'web', body: spec('selector: {app: ${1:web}}', 'ports: [{port: ${2:80}}]') },
  ConfigMap: { apiVersion: 'v1', name: 'settings', body: ['data: {${2:key}: ${3:value}}'] },
  Scenario: {
    apiVersion: 'podscope.dev/v1alpha1',
    name: 'what-happens',
    body: spec('timeline:', '- {at: ${2:30s}, exit: {container: ${3:app}, code: ${4:1}}}'),
  },
}

const snippetOf = (kind: string, { apiVersion, name, body }: Kind): string =>
  [`apiVersion: ${apiVersion}`, `kind: ${kind}`, `metadata: {name: \${1:${name}}}`, ...body, ''].join('\n')

/** What an empty document can become, by kind. Tab goes from one name to the next. */
export const KIND_SNIPPETS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(KINDS).map(([kind, parts]) => [kind, snippetOf(kind, parts)]),
)

/** Whether nothing but the beginning of a word is in the document of a line. */
export function isBlank(lines: readonly string[], line: number): boolean {
  const isEnd = (text: string): boolean => /^---(?:\s|$)/.test(text)
  const from = lines.slice(0, line).findLastIndex(isEnd) + 1
  const next = lines.slice(line).findIndex(isEnd)
  const document = lines.slice(from, next < 0 ? lines.length : line + next)
  return /^\w*$/.test(
    document
      .filter((text) => !/^\s*#/.test(text))
      .join('')
      .trim(),
  )
}

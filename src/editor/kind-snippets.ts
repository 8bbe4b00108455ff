const TEMPLATE = `template:
    metadata:
      labels: {app: \${1:web}}
    spec:`
const CONTAINER = '- {name: app, image: "${2:example/app:1}"}'

/** What an empty document can become: by kind, with what it cannot do without. Tab goes from one name to the next. */
export const KIND_SNIPPETS: Readonly<Record<string, string>> = {
  Pod: `apiVersion: v1
kind: Pod
metadata: {name: \${1:web}}
spec:
  containers:
  ${CONTAINER}
`,
  Deployment: `apiVersion: apps/v1
kind: Deployment
metadata: {name: \${1:web}}
spec:
  replicas: \${3:3}
  selector: {matchLabels: {app: \${1:web}}}
  ${TEMPLATE}
      containers:
      ${CONTAINER}
`,
  StatefulSet: `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: \${1:web}}
spec:
  serviceName: \${1:web}
  replicas: \${3:3}
  selector: {matchLabels: {app: \${1:web}}}
  ${TEMPLATE}
      containers:
      ${CONTAINER}
`,
  DaemonSet: `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: \${1:web}}
spec:
  selector: {matchLabels: {app: \${1:web}}}
  ${TEMPLATE}
      containers:
      ${CONTAINER}
`,
  Job: `apiVersion: batch/v1
kind: Job
metadata: {name: \${1:once}}
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
      ${CONTAINER}
`,
  CronJob: `apiVersion: batch/v1
kind: CronJob
metadata: {name: \${1:often}}
spec:
  schedule: "\${3:* * * * *}"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
          ${CONTAINER}
`,
  Service: `apiVersion: v1
kind: Service
metadata: {name: \${1:web}}
spec:
  selector: {app: \${1:web}}
  ports: [{port: \${2:80}}]
`,
  ConfigMap: `apiVersion: v1
kind: ConfigMap
metadata: {name: \${1:settings}}
data: {\${2:key}: \${3:value}}
`,
  Scenario: `apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata: {name: \${1:what-happens}}
spec:
  timeline:
  - {at: \${2:30s}, exit: {container: \${3:app}, code: \${4:1}}}
`,
}

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

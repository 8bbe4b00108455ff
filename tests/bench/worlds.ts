/** Worlds that are hard work, as texts. */

/** A Pod with liveness and readiness probes each second. */
const probed = (name: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name} }
spec:
  containers:
    - name: app
      image: example/app:1
      ports: [{ containerPort: 8080 }]
      livenessProbe: { httpGet: { path: /livez, port: 8080 }, periodSeconds: 1 }
      readinessProbe: { httpGet: { path: /readyz, port: 8080 }, periodSeconds: 1 }
`

/** Pods that listen after two seconds of each start and crash after twenty. */
export const crashLoopers = ({ pods, duration }: { pods: number; duration: string }): string =>
  [
    `apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata: { name: crash-loopers }
spec:
  duration: ${duration}
  processes:
    - container: app
      starts: [{ listens: 2s, exits: { after: 20s, code: 1 } }]
`,
    ...Array.from({ length: pods }, (_, i) => probed(`app-${i + 1}`)),
  ].join('---\n')

const machine = (name: string): string => `apiVersion: v1
kind: Node
metadata: { name: ${name}, labels: { kubernetes.io/hostname: ${name} } }
status:
  capacity: { cpu: "8", memory: 32Gi, pods: "110" }
  allocatable: { cpu: "8", memory: 32Gi, pods: "110" }
`

/** A Deployment on so many nodes for an hour: its image changes after ten minutes, a node is lost after thirty. */
export const rollout = ({ pods, nodes }: { pods: number; nodes: number }): string =>
  [
    `apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata: { name: rollout }
spec:
  duration: 1h
  timeline:
    - { at: 10m, kubectl: "set image deployment/web app=example/app:2" }
    - { at: 30m, node: { name: machine-1, reachable: false } }
`,
    ...Array.from({ length: nodes }, (_, i) => machine(`machine-${i + 1}`)),
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${pods}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: app
          image: example/app:1
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /readyz, port: 8080 } }
`,
  ].join('---\n')

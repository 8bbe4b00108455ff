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

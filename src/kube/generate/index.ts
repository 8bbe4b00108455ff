/** The objects that kubectl's commands make: what `--dry-run=client` shows, and what is sent to the API server. */
import type { CommandLine } from '../command-line/line.ts'
import { configMap, namespace, registrySecret, secret, serviceAccount, tlsSecret } from './configuration.ts'
import { misuse } from './generated.ts'
import { ingress } from './ingress.ts'
import { binding, role } from './rbac.ts'
import type { Generated, Surroundings } from './generated.ts'
import { budget, priorityClass, quota } from './policy.ts'
import { service } from './service.ts'
import { cronJob, cronJobNeeds, deployment, deploymentNeeds, job } from './workloads.ts'

export type { Generated, Surroundings } from './generated.ts'
export { autoscalerFor } from './autoscaler.ts'
export { pod as podOfRun, serviceOfRun } from './pod.ts'
export { serviceFor } from './service.ts'

interface Maker {
  readonly make: (line: CommandLine, name: string, look: Surroundings) => Generated
  /** What is missing, before the name is looked at. */
  readonly needs?: (line: CommandLine) => string | null
}

/** By the command's full name. */
const MAKERS: Readonly<Record<string, Maker>> = {
  'create clusterrole': { make: role },
  'create clusterrolebinding': { make: binding },
  'create configmap': { make: configMap },
  'create cronjob': { make: cronJob, needs: cronJobNeeds },
  'create deployment': { make: deployment, needs: deploymentNeeds },
  'create ingress': { make: ingress },
  'create job': { make: job },
  'create namespace': { make: namespace },
  'create poddisruptionbudget': { make: budget },
  'create priorityclass': { make: priorityClass },
  'create quota': { make: quota },
  'create role': { make: role },
  'create rolebinding': { make: binding },
  'create secret docker-registry': { make: registrySecret },
  'create secret generic': { make: secret },
  'create secret tls': { make: tlsSecret },
  'create service clusterip': { make: service },
  'create service externalname': { make: service },
  'create service loadbalancer': { make: service },
  'create service nodeport': { make: service },
  'create serviceaccount': { make: serviceAccount },
}

/** The commands that make an object by sub-command. */
export const MAKING: readonly string[] = Object.keys(MAKERS)

/** The object of `create KIND NAME`, or all that kubectl prints instead. Models kubectl/pkg/cmd/create (v1.36) */
export function generateObject(line: CommandLine, look: Surroundings): Generated {
  const maker = MAKERS[line.command]
  if (!maker) return misuse(line, `unknown command "${line.words.join(' ')}"`)
  const missing = maker.needs?.(line) ?? null
  if (missing !== null) return missing
  const [name] = line.words
  if (name === undefined || line.words.length > 1) return misuse(line, `exactly one NAME is required, got ${line.words.length}`)
  return maker.make(line, name, look)
}

import { quote } from 'shell-quote'
import type { ScenarioStep } from '../kube/scenario.ts'

/** The commands that change something, by their full names: the simulation carries them out. */
export const CHANGING: ReadonlySet<string> = new Set([
  'annotate',
  'apply',
  'cordon',
  'create clusterrole',
  'create configmap',
  'create cronjob',
  'create deployment',
  'create job',
  'create namespace',
  'create poddisruptionbudget',
  'create priorityclass',
  'create secret generic',
  'create service clusterip',
  'create service externalname',
  'create service loadbalancer',
  'create service nodeport',
  'create serviceaccount',
  'debug',
  'delete',
  'drain',
  'expose',
  'label',
  'patch',
  'rollout pause',
  'rollout restart',
  'rollout resume',
  'rollout undo',
  'run',
  'scale',
  'set env',
  'set image',
  'set resources',
  'taint',
  'uncordon',
])

/** A step of the Scenario, to be given its time. */
export type Step = Omit<ScenarioStep, 'at'>

/** A command as a step has it: words in need of quotes are quoted. */
export const stepOf = (words: readonly string[]): Step => ({ kubectl: quote([...words]) })

/** Lines of a command's output that stand on standard error. */
const COMPLAINTS = /^(?:error: |Error from server|Warning: |The .* is invalid: |error when )/

/** The output of a command that was carried out, line by line, each for its stream. */
export const outputPieces = (output: string): { readonly stream: 'out' | 'err'; readonly text: string }[] =>
  output === '' ? [] : output.split('\n').map((text) => ({ stream: COMPLAINTS.test(text) ? 'err' : 'out', text: `${text}\n` }))

import type { ContainerStateTerminated } from '../kube/types.ts'
import type { ExitOutcome } from './types.ts'

/** Reasons of a Waiting container that is on its way. */
const ON_ITS_WAY: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing'])

/** Reasons of a Waiting container that something keeps from starting. */
const BLOCKED: ReadonlySet<string> = new Set([
  'ErrImagePull',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
  'CreateContainerConfigError',
  'CreateContainerError',
  'PreCreateHookError',
  'PreStartHookError',
  'PostStartHookError',
  'RunContainerError',
])

export const isOnItsWay = (reason: string): boolean => ON_ITS_WAY.has(reason)
export const isBlocked = (reason: string): boolean => BLOCKED.has(reason)

/** How a process ended, as its mark shows it. */
export function outcomeOf(reason: string | null | undefined, exitCode: number): ExitOutcome {
  if (reason === 'OOMKilled') return 'oom'
  return exitCode === 0 ? 'completed' : 'error'
}

/** The word that kubectl has for an end, when the runtime gave no reason. */
export const exitWord = ({ reason, signal, exitCode }: ContainerStateTerminated): string =>
  reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`)

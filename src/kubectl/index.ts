/** Kubectl at any moment of a Trace: the words of a command in, what it prints out. */
export { outputPieces } from './changes.ts'
export type { Step } from './changes.ts'
export { ClusterAt } from './cluster-at.ts'
export { chosenNamespace } from './config.ts'
export { goesOn, kubectl } from './kubectl.ts'
export type { Answer } from './kubectl.ts'
export type { Printed, Session } from './session.ts'

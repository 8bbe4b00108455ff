import type { Pod } from './types.ts'

/** Whether a phase is the last one: no Pod leaves it. */
export const isTerminal = (phase: string | undefined): boolean => phase === 'Succeeded' || phase === 'Failed'

/** Whether all containers of a Pod have stopped for good, in the words of its phase. Models pkg/api/v1/pod/util.go IsPodTerminal (v1.36). */
export const hasEnded = ({ status }: Pod): boolean => isTerminal(status.phase)

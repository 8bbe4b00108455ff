/** The two PriorityClasses every cluster has. Models pkg/apis/scheduling/v1/helpers.go (v1.36). */
const SYSTEM: ReadonlyMap<string, number> = new Map([
  ['system-node-critical', 2_000_001_000],
  ['system-cluster-critical', 2_000_000_000],
])

/** What a PriorityClass of people may reach; what lies above is the system's. */
export const HIGHEST_USER_PRIORITY = 1_000_000_000

/** What a system PriorityClass gives, or undefined for any other name. */
export function systemPriority(name: string): { value: number; preemptionPolicy?: string } | undefined {
  const value = SYSTEM.get(name)
  return value === undefined ? undefined : { value, preemptionPolicy: 'PreemptLowerPriority' }
}

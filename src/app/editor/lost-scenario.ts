import { useInputs } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'

const SEPARATOR = /^---[ \t]*\n/m

/** The Scenario of a world's text, as it is written; null where there is none. */
const scenarioIn = (world: string): string | null => world.split(SEPARATOR).find((document) => /^kind: *Scenario\b/m.test(document)) ?? null

/** The Scenario that a change takes out of a text while only the manifests are looked at; null where it takes none. */
export const lostBy = (before: string, after: string, tab: 'manifest' | 'scenario'): string | null =>
  tab === 'manifest' && scenarioIn(after) === null ? scenarioIn(before) : null

/** A world with a Scenario in front of it. */
export const withScenario = (world: string, scenario: string): string => `${scenario.trimEnd()}\n---\n${world.replace(/^---[ \t]*\n/, '')}`

/** Takes over what somebody typed or pasted. Select all takes the Scenario, too, which is out of sight: that is said. */
export function typedInEditor(world: string): void {
  const { text, editorTab, typed } = useInputs.getState()
  const lost = lostBy(text, world, editorTab)
  if (lost !== null) useUi.getState().set({ lostScenario: lost })
  else if (scenarioIn(world) !== null) useUi.getState().set({ lostScenario: null })
  typed(world)
}

/** Puts the Scenario back that went with the text before. */
export function bringBack(): void {
  const { lostScenario, set } = useUi.getState()
  const { text, replace } = useInputs.getState()
  set({ lostScenario: null })
  if (lostScenario !== null) replace(withScenario(text, lostScenario))
}

/** Whether a text has a Scenario again, by whatever way. */
export const hasScenario = (world: string): boolean => scenarioIn(world) !== null

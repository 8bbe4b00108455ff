import { create } from 'zustand'
import type { Reading } from '../worker/protocol.ts'
import { useInputs } from '../store/inputs.ts'
import { useDrawn } from '../store/run.ts'

type Documents = Reading['documents']

const MARKER = /^(?:---|\.\.\.).*$/m

/** The Scenario among the documents of a text, as it is written there with the comments around it; null where there is none. */
export function scenarioIn(text: string, documents: Documents): string | null {
  const nth = documents.findIndex(({ role }) => role === 'scenario')
  const found = documents[nth]
  if (!found) return null
  const { start, end } = found.range
  const above = text.slice(documents[nth - 1]?.range.end.offset ?? 0, start.offset)
  const below = text.slice(end.offset, documents[nth + 1]?.range.start.offset)
  const written = `${above.split(MARKER).at(-1) ?? ''}${text.slice(start.offset, end.offset)}${below.split(MARKER)[0] ?? ''}`
  return `${written.trim()}\n`
}

/** A world with a Scenario in front of it. */
export const withScenario = (world: string, scenario: string): string =>
  `${scenario.trimEnd()}\n---\n${world.replace(/^---[ \t]*\r?\n/, '')}`

/** The Scenario that went with what somebody typed, while it was out of sight; null where none has. A store of its own: a key should stir no other. */
export const useLost = create<{ readonly scenario: string | null }>()(() => ({ scenario: null }))

export function setLost(scenario: string | null): void {
  if (useLost.getState().scenario !== scenario) useLost.setState({ scenario })
}

/** The text that somebody is typing, while the stores hear of it. */
let typing: string | null = null

// Another world, a step of undo and a tool's change have a Scenario of their own, or mean to have none.
useInputs.subscribe((now, before) => {
  if (now.text !== before.text && now.text !== typing) setLost(null)
})

/** Takes over what somebody typed or pasted. Select all takes the Scenario, too, which is out of sight: it is kept while only the manifests are looked at. */
export function typedInEditor(world: string): void {
  const { text, editorTab, typed } = useInputs.getState()
  const { reading, readingText } = useDrawn.getState()
  const had = reading && readingText === text ? scenarioIn(text, reading.documents) : null
  typing = world
  typed(world)
  typing = null
  // Whoever looks at it sees it go; one that was lost before stays lost, wherever is typed.
  if (had !== null) setLost(editorTab === 'scenario' ? null : had)
}

/** Puts the Scenario back that went with the text before. */
export function bringBack(): void {
  const { scenario } = useLost.getState()
  const { text, replace } = useInputs.getState()
  if (scenario !== null) replace(withScenario(text, scenario))
}

/** Whether a Scenario is gone from a text, by its last reading, which may be a moment old: what could not be read, or only up to some place, may still have it. */
export const isGone = (scenario: string, text: string, { documents, diagnostics }: Pick<Reading, 'documents' | 'diagnostics'>): boolean =>
  documents.every(({ role }) => role !== 'scenario') && diagnostics.every(({ code }) => code !== 'yaml') && !text.includes(scenario.trim())

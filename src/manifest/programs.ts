/** What of a container's program a simulation can't follow. */
import { isObject, textOf } from './json.ts'
import type { JsonObject, JsonValue } from './json.ts'
import { podTemplatePath } from '../kube/pod-template.ts'
import { commandLine, readShellCall } from '../kube/programs/command-line.ts'
import type { CommandWord } from '../kube/programs/command-line.ts'
import { isKnownCommand, isShell } from '../kube/programs/commands.ts'
import { misunderstoodIn } from '../kube/programs/shell.ts'
import type { ScenarioSpec } from '../kube/scenario.ts'
import type { Finding } from './finding.ts'
import type { FieldPath } from './reading.ts'

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const

const textsOf = (value: JsonValue | undefined): string[] => (Array.isArray(value) ? value.map(textOf) : [])

/** The word that is not understood, and what of it. */
function misunderstood(words: readonly CommandWord[]): { word: CommandWord; what: string } | null {
  const [first] = words
  if (!first) return null
  const texts = words.map(({ text }) => text)
  if (!isShell(first.text)) return isKnownCommand(first.text) ? null : { word: first, what: first.text }
  const word = words[readShellCall(texts).script]
  const found = word && misunderstoodIn(word.text)
  if (!word || !found) return null
  const line = word.text.includes('\n') ? `line ${found.line}: ` : ''
  return { word, what: `${line}${found.what}` }
}

/**
 * A hint for each container whose command line says something that a simulation does not know, unless the Scenario says what it does.
 */
export function findMisunderstood(object: JsonObject, scenario: ScenarioSpec | undefined): Finding[] {
  const template = podTemplatePath(textOf(object.kind))
  if (!template) return []
  const path: FieldPath = [...template, 'spec']
  let spec: JsonValue | undefined = object
  for (const step of path) spec = isObject(spec) ? spec[step] : undefined
  if (!isObject(spec)) return []
  const scripted = new Set((scenario?.processes ?? []).map(({ container }) => container))
  const hints: Finding[] = []
  for (const list of LISTS) {
    const containers = spec[list]
    if (!Array.isArray(containers)) continue
    for (const [i, container] of containers.entries()) {
      if (!isObject(container) || scripted.has(textOf(container.name))) continue
      const { args, command, image } = container
      const found = misunderstood(commandLine({ image: textOf(image), command: textsOf(command), args: textsOf(args) }) ?? [])
      if (!found?.word.field) continue
      hints.push({
        severity: 'hint',
        code: 'simulation',
        message: `Not known here: ${found.what}. From there on the program just runs; a Scenario's processes can say what it does.`,
        path: [...path, list, i, found.word.field.list, found.word.field.index],
        at: 'value',
      })
    }
  }
  return hints
}

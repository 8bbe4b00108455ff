import { beforeEach, describe, expect, it } from 'vitest'
import { bringBack, isGone, scenarioIn, typedInEditor, useLost, withScenario } from '../../../src/app/editor/lost-scenario.ts'
import { useInputs } from '../../../src/app/store/inputs.ts'
import { tellRun } from '../../../src/app/store/run.ts'
import type { Reading } from '../../../src/app/worker/protocol.ts'
import { readManifest } from '../../../src/manifest/index.ts'

const SCENARIO = 'apiVersion: podscope.dev/v1alpha1\nkind: Scenario\nmetadata: {name: s}\n'
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app, image: nginx}]}\n'
const WORLD = `${SCENARIO}---\n${POD}`

const found = (text: string): string | null => scenarioIn(text, readManifest(text, 'world.yaml').documents)
const inputs = useInputs.getState
const lost = (): string | null => useLost.getState().scenario

/** The worker has read the text of the page. */
const read = (): void => tellRun({ reading: readManifest(inputs().text, 'world.yaml') as unknown as Reading, readingText: inputs().text })

it.each([
  ['in front', WORLD, SCENARIO],
  ['behind', `${POD}---\n${SCENARIO}`, SCENARIO],
  ['with comments', `# world\n---\n# steps\n${SCENARIO}# end\n--- # the Pod\n${POD}`, `# steps\n${SCENARIO}# end\n`],
  [
    'quoted',
    `"kind": "Scenario"\napiVersion: podscope.dev/v1alpha1\n---\n${POD}`,
    '"kind": "Scenario"\napiVersion: podscope.dev/v1alpha1\n',
  ],
  ['in a text of a ConfigMap', `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  a: |\n    kind: Scenario\n`, null],
  ['nowhere', POD, null],
])('the Scenario is found as it is written: %s', (_, text, scenario) => {
  expect(found(text)).toBe(scenario)
})

it('it is put in front again', () => {
  expect(withScenario(POD, SCENARIO)).toBe(WORLD)
  expect(withScenario(`---\n${POD}`, SCENARIO)).toBe(WORLD)
})

it('it is gone when the text is read to its end, and has none', () => {
  const isGoneFrom = (text: string): boolean => isGone(SCENARIO, text, readManifest(text, 'world.yaml'))
  expect([POD, '', 'ap'].map(isGoneFrom)).toEqual([true, true, true])
  expect([WORLD, `a: [\n---\n${SCENARIO}`, `just words\n---\n${SCENARIO}`, 'kind: [Scenario'].map(isGoneFrom)).toEqual([
    false,
    false,
    false,
    false,
  ])
})

describe('while manifests are typed', () => {
  beforeEach(() => {
    inputs().show({ kind: 'change' }, { text: WORLD })
    inputs().set({ editorTab: 'manifest' })
    read()
  })

  it('it is kept, and comes back', () => {
    typedInEditor('')
    read()
    // The tab follows what is in sight.
    inputs().set({ editorTab: 'scenario' })
    typedInEditor(POD)
    expect(lost()).toBe(SCENARIO)
    bringBack()
    expect([inputs().text, lost()]).toEqual([WORLD, null])
  })

  it('whoever looks at it sees it go', () => {
    inputs().set({ editorTab: 'scenario' })
    typedInEditor(POD)
    expect(lost()).toBeNull()
  })

  it.each([
    ['another world', () => inputs().show({ kind: 'change' }, { text: POD.replace('web', 'api') })],
    ['a preset', () => inputs().openPreset('oom-killed')],
    ['a tool', () => inputs().replace(POD.replace('web', 'api'))],
    ['undo', () => inputs().undo()],
  ])('%s ends that', (_, replaceText) => {
    typedInEditor(POD)
    expect(lost()).toBe(SCENARIO)
    replaceText()
    expect(lost()).toBeNull()
    inputs().undo()
    inputs().redo()
    expect(lost()).toBeNull()
  })
})

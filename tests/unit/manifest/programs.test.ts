import { expect, it } from 'vitest'
import { readManifest } from '../../../src/manifest/index.ts'

/** What is said of a Pod's command, and the text that it is said at. */
function hintsOf(lines: string, scenario = ''): string[] {
  const text = `${scenario}apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: busybox\n${lines}`
  return readManifest(text, 'pod.yaml')
    .diagnostics.filter(({ code }) => code === 'simulation')
    .map(({ message, range }) => `${text.slice(range.start.offset, range.end.offset)} | ${message.replace(/\..*/, '')}`)
}

it('a command that a simulation does not know is a hint where it stands', () => {
  expect(hintsOf('    command: [frobnicate, --now]\n')).toEqual(['frobnicate | Not known here: frobnicate'])
  expect(hintsOf('    command: [sh, -c]\n    args: ["sleep 5; frobnicate || true"]\n')).toEqual([
    '"sleep 5; frobnicate || true" | Not known here: frobnicate',
  ])
})

it('what is known is no hint: a script with functions, a well-known image, a container that the Scenario scripts', () => {
  expect(hintsOf(`    command: [sh, -c, 'f() { echo $1; }; for i in $(seq 3); do f $i; done']\n`)).toEqual([])
  expect(hintsOf('')).toEqual([])
  const scenario = 'apiVersion: podscope.dev/v1alpha1\nkind: Scenario\nmetadata: {name: x}\nspec: {processes: [{container: app}]}\n---\n'
  expect(hintsOf('    command: [frobnicate]\n', scenario)).toEqual([])
})

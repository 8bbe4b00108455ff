import { expect, test } from 'vitest'
import { isCompleteLine } from '../../../src/console/complete-line.ts'
import { LineEditor } from '../../../src/console/line-editor.ts'

const LEFT = '\x1b[D'
const UP = '\x1b[A'
const DOWN = '\x1b[B'

/** What stands in the line after the keys, with the cursor as `|`; lines that were submitted come before it. */
function typed(keys: string, history: readonly string[] = []): string {
  const editor = new LineEditor(history)
  const submitted: string[] = []
  for (let rest = keys; rest !== ''; ) {
    const { event, rest: left } = editor.feed(rest)
    if (event.kind === 'submit') {
      submitted.push(event.line)
      editor.remember(event.line)
    }
    rest = left
  }
  return [...submitted, `${editor.text.slice(0, editor.cursor)}|${editor.text.slice(editor.cursor)}`].join(' / ')
}

test('keys write, move and take away', () => {
  expect(typed('get pods')).toBe('get pods|')
  expect(typed(`get${LEFT}${LEFT}X`)).toBe('gX|et')
  expect(typed('get pods\x7f\x7f')).toBe('get po|')
  expect(typed('get pods\x01k \x05!')).toBe('k get pods!|')
  expect(typed('get pods -n team\x17\x17')).toBe('get pods |')
  expect(typed(`get pods${LEFT}${LEFT}\x0b`)).toBe('get po|')
  expect(typed(`get pods${LEFT}\x15`)).toBe('|s')
  expect(typed('get pods\x1bbX')).toBe('get X|pods')
})

test('Enter hands the line over, also in the middle of what is pasted', () => {
  expect(typed('get pods\rget no')).toBe('get pods / get no|')
  expect(typed('a\nb\n')).toBe('a / b / |')
})

test('the history is gone through, and what was begun is found again', () => {
  expect(typed(`de${UP}`, ['one', 'two'])).toBe('two|')
  expect(typed(`de${UP}${UP}${UP}`, ['one', 'two'])).toBe('one|')
  expect(typed(`de${UP}${UP}${DOWN}${DOWN}`, ['one', 'two'])).toBe('de|')
  expect(typed(`one\rone\r${UP}${UP}`)).toBe('one / one / one|')
})

test('Ctrl R looks for an earlier line, each time for one before it', () => {
  const before = ['kubectl get pods', 'kubectl get nodes', 'kubectl logs web']
  expect(typed('\x12get', before)).toBe('kubectl get nodes|')
  expect(typed('\x12get\x12', before)).toBe('kubectl get pods|')
  expect(typed('\x12get\x12\x12', before)).toBe('kubectl get pods|')
  expect(typed('\x12nod\x7f\x7f\x7flog', before)).toBe('kubectl logs web|')
  expect(typed('\x12nodes\r', before)).toBe('kubectl get nodes / |')
  expect(typed(`\x12nodes\x01k${LEFT}`, before)).toBe('|kkubectl get nodes')
  expect(typed('begun\x12nodes\x07', before)).toBe('begun|')
  expect(typed('begun\x12nowhere', before)).toBe('begun|')
})

test('what asks for more than the line says so', () => {
  const kindsOf = (keys: string): string[] => {
    const editor = new LineEditor()
    const kinds: string[] = []
    for (let rest = keys; rest !== ''; ) {
      const { event, rest: left } = editor.feed(rest)
      kinds.push(event.kind)
      rest = left
    }
    return kinds
  }
  expect(kindsOf('\t\x03\x0c\x04')).toEqual(['complete', 'interrupt', 'clear', 'end'])
  expect(kindsOf('a\x04')).toEqual(['changed', 'changed'])
})

test.each([
  ['kubectl get pods', true],
  ["echo 'one", false],
  ["echo 'one\ntwo'", true],
  ['echo one \\', false],
  ['kubectl get pods |', false],
  ['for i in 1 2; do', false],
  ['for i in 1 2; do\necho $i\ndone', true],
  ['for i in 1 2; do echo $i; done', true],
  ['if true; then', false],
  ['while true; do kubectl get pods; sleep 1; done', true],
  ['kubectl apply -f - <<EOF\nkind: Pod', false],
  ['kubectl apply -f - <<EOF\nkind: Pod\nEOF', true],
  ['echo for if', true],
  ['kubectl rollout status deploy/web && echo done', true],
])('%j: complete %s', (text, complete) => {
  expect(isCompleteLine(text)).toBe(complete)
})

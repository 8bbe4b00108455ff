import { describe, expect, test } from 'vitest'
import { boolFlag, joinWords, listFlag, readCommandLine, splitWords, textFlag } from '../../../src/kube/command-line/line.ts'

const read = (text: string) => {
  const found = readCommandLine(splitWords(text))
  if (!found.ok) throw new Error(found.error)
  return found.line
}
const complaint = (text: string): string => {
  const found = readCommandLine(splitWords(text))
  return found.ok ? '' : found.error
}

describe('the command', () => {
  test.each([
    ['get pods', 'get', ['pods']],
    ['-n team get pods', 'get', ['pods']],
    ['--namespace=team rollout -w=false status deploy/web', 'rollout status', ['deploy/web']],
    ['create deploy web --image=a', 'create deployment', ['web']],
    ['create svc clusterip s --tcp 80', 'create service clusterip', ['s']],
    ['rollout foo', 'rollout', ['foo']],
    ['top po', 'top pod', []],
  ])('%s: %s', (text, command, words) => {
    expect(read(text)).toMatchObject({ command, words })
  })

  test('what is near to a name is suggested, in the order of kubectl', () => {
    expect(complaint('gett pods')).toBe('error: unknown command "gett" for "kubectl"\n\nDid you mean this?\n\tset\n\tget\n')
    expect(complaint('frobnicate')).toBe('error: unknown command "frobnicate" for "kubectl"')
  })
})

describe('flags', () => {
  test('stand anywhere, long and short, with and without a sign of equality', () => {
    const line = read('get -owide pods -A --sort-by .metadata.name -l=app=web -L a,b -L c web')
    expect(line.words).toEqual(['pods', 'web'])
    expect(['output', 'sort-by', 'selector'].map((name) => textFlag(line, name))).toEqual(['wide', '.metadata.name', 'app=web'])
    expect(boolFlag(line, 'all-namespaces')).toBe(true)
    expect(listFlag(line, 'label-columns')).toEqual(['a', 'b', 'c'])
  })

  test('letters may stand together', () => {
    const line = read('run x --image=a -it')
    expect([boolFlag(line, 'stdin'), boolFlag(line, 'tty')]).toEqual([true, true])
    expect(textFlag(read('logs -fc app web'), 'container')).toBe('app')
  })

  test('a switch takes no word that follows, and what stands behind two dashes is no flag', () => {
    expect(read('delete pod web --force web2').words).toEqual(['pod', 'web', 'web2'])
    expect(read('run x --image=a -- sh -c date')).toMatchObject({ words: ['x'], after: ['sh', '-c', 'date'] })
    expect(textFlag(read('delete pod web --cascade'), 'cascade')).toBe('background')
  })

  test.each([
    ['get pods --nope', "unknown flag: --nope\nSee 'kubectl get --help' for usage."],
    ['get -Q', "unknown shorthand flag: 'Q' in -Q\nSee 'kubectl get --help' for usage."],
    ['get pods -f', "flag needs an argument: 'f' in -f\nSee 'kubectl get --help' for usage."],
    ['get pods --sort-by', "flag needs an argument: --sort-by\nSee 'kubectl get --help' for usage."],
    [
      'scale deploy web --replicas=x',
      'invalid argument "x" for "--replicas" flag: strconv.ParseInt: parsing "x": invalid syntax\nSee \'kubectl scale --help\' for usage.',
    ],
    [
      'rollout status deploy/web --timeout=5',
      'invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"\nSee \'kubectl rollout status --help\' for usage.',
    ],
  ])('%s', (text, error) => {
    expect(complaint(text)).toBe(`error: ${error}`)
  })
})

test('words that are joined are split into themselves again', () => {
  const words = ['patch', 'pod', 'web', '-p', '{"a": "it\'s"}', 'x=$HOME', '*', '']
  expect(splitWords(joinWords(words))).toEqual(words)
})

import { describe, expect, it } from 'vitest'
import { isNode } from '../../../src/kube/types.ts'
import { playObjects } from '../../support/scheduling.ts'

/** What kubectl prints of each command, one after the other, and the taints of node-1 at the end. */
function told(...commands: string[]): { outputs: string[]; taints: string[]; cordoned: boolean } {
  const trace = playObjects([], { steps: commands.map((command, i) => `${i + 1}s ${command}`) })
  const outputs = trace.records.flatMap((record) => (record.kind === 'command' ? [record.output] : []))
  const last = trace.records.findLast(
    (record) => record.kind === 'watch' && isNode(record.object) && record.object.metadata.name === 'node-1',
  )
  const spec = last?.kind === 'watch' && isNode(last.object) ? last.object.spec : undefined
  const taints = (spec?.taints ?? []).map(({ key, value, effect }) => `${key}${value === undefined ? '' : `=${value}`}:${effect}`)
  return { outputs, taints, cordoned: spec?.unschedulable ?? false }
}

describe('kubectl taint', () => {
  it('sets, changes with --overwrite, and removes; new taints come first', () => {
    const { outputs, taints } = told(
      'taint node node-1 a=b:NoSchedule',
      'taint nodes node-1 c:NoExecute',
      'taint nodes node-1 a=x:NoSchedule',
      'taint nodes node-1 a=x:NoSchedule --overwrite',
      'taint nodes node-1 c-',
    )
    expect(outputs).toEqual([
      'node/node-1 tainted',
      'node/node-1 tainted',
      'error: node node-1 already has a taint(s) with same effect(s) and --overwrite is false',
      'node/node-1 modified',
      'node/node-1 untainted',
    ])
    expect(taints).toEqual(['a=x:NoSchedule'])
  })

  it('says what is wrong', () => {
    const help = "\nSee 'kubectl taint -h' for help and examples"
    expect(
      told(
        'taint nodes node-1 k:NoSchedule-',
        'taint nodes node-1',
        'taint nodes',
        'taint nodes node-1 k=v:Foo',
        'taint nodes node-1 a=b:NoSchedule a=c:NoSchedule',
        'taint nodes node-9 k=v:NoSchedule',
      ).outputs,
    ).toEqual([
      'error: taint "k:NoSchedule" not found',
      'error: at least one taint update is required',
      'error: one or more resources must be specified as <resource> <name>',
      `error: invalid taint effect: Foo, unsupported taint effect${help}`,
      `error: duplicated taints with the same key and effect: {a c NoSchedule <nil>}${help}`,
      'Error from server (NotFound): nodes "node-9" not found',
    ])
  })
})

describe('kubectl cordon and uncordon', () => {
  it('tell whether anything changed', () => {
    const { outputs, cordoned, taints } = told(
      'cordon node-1',
      'cordon node/node-1',
      'uncordon node-1',
      'uncordon node-1',
      'cordon node-1',
      'cordon',
    )
    expect(outputs).toEqual([
      'node/node-1 cordoned',
      'node/node-1 already cordoned',
      'node/node-1 uncordoned',
      'node/node-1 already uncordoned',
      'node/node-1 cordoned',
      "error: USAGE: cordon NODE [flags]\nSee 'kubectl cordon -h' for help and examples",
    ])
    expect([cordoned, taints]).toEqual([true, ['node.kubernetes.io/unschedulable:NoSchedule']])
  })
})

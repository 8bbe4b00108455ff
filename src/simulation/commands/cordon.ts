import { textFlag } from '../../kube/command-line/line.ts'
import { isNode } from '../../kube/types.ts'
import type { Node } from '../../kube/types.ts'
import { change, dryRunOf, dryRunSuffix } from './change.ts'
import { choose } from './choose.ts'
import type { Verb } from './context.ts'

/** Models kubectl/pkg/drain/cordon.go (v1.36). */
function marker(verb: 'cordon' | 'uncordon'): Verb {
  const wanted = verb === 'cordon'
  return (ctx, line, words) => {
    if (words.length === 0 && textFlag(line, 'selector') === undefined) {
      return `error: USAGE: ${verb} NODE [flags]\nSee 'kubectl ${verb} -h' for help and examples`
    }
    const chosen = choose(ctx, line, ['nodes', ...words.map((word) => word.replace(/^(nodes?|no)\//, ''))])
    if (typeof chosen === 'string') return chosen
    const dryRun = dryRunOf(line)
    const said = chosen.found.map(({ object }) => {
      const { name } = object.metadata
      if (!isNode(object) || Boolean(object.spec?.unschedulable) === wanted) return `node/${name} already ${verb}ed${dryRunSuffix(dryRun)}`
      const { unschedulable: _, ...spec } = object.spec ?? {}
      const changed: Node = { ...object, spec: wanted ? { ...spec, unschedulable: true } : spec }
      if (dryRun === 'none') change(ctx, object, changed)
      return `node/${name} ${verb}ed${dryRunSuffix(dryRun)}`
    })
    return [...said, ...chosen.errors].join('\n')
  }
}

/** Keeps new Pods away from nodes. */
export const cordon: Verb = marker('cordon')

/** Lets new Pods onto nodes again. */
export const uncordon: Verb = marker('uncordon')

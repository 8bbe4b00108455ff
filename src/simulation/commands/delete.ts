import { ms } from '../../base/time.ts'
import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import { qualifiedSingular, resourceName } from '../../kube/kinds.ts'
import type { Propagation } from '../api/deletion.ts'
import { dryRunOf, dryRunSuffix } from './change.ts'
import { choose } from './choose.ts'
import type { Verb } from './context.ts'

const CASCADES: Readonly<Record<string, Propagation>> = {
  background: 'Background',
  true: 'Background',
  foreground: 'Foreground',
  orphan: 'Orphan',
  false: 'Orphan',
}

const WARNING =
  'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.'

/** Models kubectl/pkg/cmd/delete/delete.go (v1.36): --now is a grace of 1, no grace without --force is 1. */
export const deleteObjects: Verb = (ctx, line, words) => {
  const cascade = textFlag(line, 'cascade') ?? 'background'
  const propagation = CASCADES[cascade]
  if (!propagation) return `error: invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`
  const given = textFlag(line, 'grace-period')
  const force = boolFlag(line, 'force')
  let seconds = given === undefined ? (force ? 0 : -1) : Number(given)
  if (boolFlag(line, 'now')) {
    if (given !== undefined) return 'error: --now and --grace-period cannot be specified together'
    seconds = 1
  }
  if (force && seconds > 0) return 'error: --force and --grace-period greater than 0 cannot be specified together'
  if (seconds === 0 && !force) seconds = 1
  if (boolFlag(line, 'all') && textFlag(line, 'selector') !== undefined) {
    return "error: setting 'all' parameter but found a non empty selector. "
  }
  const chosen = choose(ctx, line, words)
  if (typeof chosen === 'string') return chosen
  const forced = force && seconds === 0
  const dryRun = dryRunOf(line)
  const out = chosen.found.map(({ kind, object: { metadata } }) => {
    const { name, namespace = '' } = metadata
    if (dryRun === 'none') {
      ctx.api.delete(kind.kind, namespace, name, { gracePeriod: seconds < 0 ? null : ms(seconds * 1000), propagation })
    }
    if (textFlag(line, 'output') === 'name') return resourceName(kind, name)
    const where = kind.namespaced ? ` from ${namespace} namespace` : ''
    return `${qualifiedSingular(kind)} "${name}" ${forced ? 'force ' : ''}deleted${where}${dryRunSuffix(dryRun)}`
  })
  if (out.length === 0 && chosen.errors.length === 0) return 'No resources found'
  return [...(forced ? [WARNING] : []), ...out, ...chosen.errors].join('\n')
}

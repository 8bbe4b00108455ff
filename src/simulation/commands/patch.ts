import { textFlag } from '../../kube/command-line/line.ts'
import { patchObject } from '../../kube/patch/index.ts'
import type { PatchType } from '../../kube/patch/index.ts'
import { isPod } from '../../kube/types.ts'
import type { KubeObject } from '../../kube/types.ts'
import { storedForm } from '../../kube/stored.ts'
import { change, dryRunOf } from './change.ts'
import type { Subresource } from './change.ts'
import { onEach } from './choose.ts'
import type { Verb } from './context.ts'
import { told } from './output.ts'
import { misfitOf } from './patch-misfit.ts'
import { readPatch } from './patch-text.ts'

const TYPES: ReadonlySet<string> = new Set(['json', 'merge', 'strategic'])
const isPatchType = (text: string): text is PatchType => TYPES.has(text)

const SUBRESOURCES: readonly Subresource[] = ['status', 'resize', 'ephemeralcontainers']

/** A Pod's conditions have both their times, though they be null: the types of the API have no way to leave them out. */
function withTimes(object: KubeObject): KubeObject {
  if (!isPod(object) || !object.status?.conditions) return object
  const conditions = object.status.conditions.map((condition) => ({ lastProbeTime: null, lastTransitionTime: null, ...condition }))
  return { ...object, status: { ...object.status, conditions } } as unknown as KubeObject
}

/** Models kubectl/pkg/cmd/patch/patch.go (v1.36). */
export const patch: Verb = (ctx, line, words) => {
  const type = textFlag(line, 'type') ?? 'strategic'
  if (!isPatchType(type)) return `error: --type must be one of [json merge strategic], not "${type}"`
  const text = textFlag(line, 'patch')
  if (text === undefined || text === '') return 'error: must specify --patch or --patch-file containing the contents of the patch'
  const subresource = SUBRESOURCES.find((name) => name === textFlag(line, 'subresource'))
  const read = readPatch(text, type)
  return onEach(ctx, line, words, ({ object }) => {
    if (!read.ok) return read.error
    const { content } = read
    const patched = patchObject(object, content, type)
    if (!patched.ok) return patched.error
    const misfit = ctx.validation?.misfit(patched.object as KubeObject) ?? null
    if (misfit !== null) return misfitOf(type, content, patched.object, misfit)
    const result = change(ctx, object, withTimes(storedForm(patched.object as KubeObject)), { subresource, dryRun: dryRunOf(line) })
    if (!result.ok) return result.error
    return told(line, result.object, result.changed ? 'patched' : 'patched (no change)')
  })
}

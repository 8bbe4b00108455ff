import { autoscale } from './autoscale.ts'
import type { Verb } from './context.ts'
import { cordon, uncordon } from './cordon.ts'
import { create } from './create.ts'
import { debug } from './debug.ts'
import { deleteObjects } from './delete.ts'
import { drain } from './drain.ts'
import { expose } from './expose.ts'
import { annotate, label } from './metadata.ts'
import { patch } from './patch.ts'
import { rollout } from './rollout.ts'
import { run } from './run.ts'
import { scale } from './scale.ts'
import { set } from './set.ts'
import { taint } from './taint.ts'

/** The verbs of kubectl that change something. */
export const VERBS: ReadonlyMap<string, Verb> = new Map(
  Object.entries({
    annotate,
    autoscale,
    cordon,
    create,
    debug,
    delete: deleteObjects,
    drain,
    expose,
    label,
    patch,
    rollout,
    run,
    scale,
    set,
    taint,
    uncordon,
  }),
)

import { serviceFor } from '../../kube/generate/index.ts'
import { onEach } from './choose.ts'
import type { Verb } from './context.ts'
import { createGenerated } from './create.ts'

/** Models kubectl/pkg/cmd/expose/expose.go (v1.36). */
export const expose: Verb = (ctx, line, words) =>
  onEach(ctx, line, words, ({ kind, object }) => createGenerated(ctx, line, serviceFor(line, kind, object), 'exposed', ({ text }) => text))

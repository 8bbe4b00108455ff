import { podOfRun, serviceOfRun } from '../../kube/generate/index.ts'
import type { Verb } from './context.ts'
import { createGenerated } from './create.ts'

/** Models kubectl/pkg/cmd/run/run.go (v1.36). */
export const run: Verb = (ctx, line) => {
  const pod = podOfRun(line)
  const service = serviceOfRun(line)
  if (typeof pod === 'string') return pod
  const objects = service === null ? [pod] : [service, pod]
  const wrong = objects.find((object) => typeof object === 'string')
  if (wrong !== undefined) return wrong
  return objects.map((object) => createGenerated(ctx, line, object, 'created', ({ text }) => text)).join('\n')
}

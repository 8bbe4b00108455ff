import { between, formatGoDuration } from '../../../base/time.ts'
import { parseImage } from '../../../kube/images.ts'
import { podKeyOf, uidOf } from '../../../kube/pod-keys.ts'
import type { Container, Pod } from '../../../kube/types.ts'
import type { Task } from '../../kernel/task.ts'
import { IMAGE_BYTES } from '../../runtime/image-store.ts'
import { fieldPathOf } from '../context.ts'
import type { KubeletContext } from '../context.ts'
import { DONE, failed } from '../outcome.ts'
import type { Outcome } from '../outcome.ts'

/**
 * Sees to it that a container's image is there: by its pull policy, held by a back-off of its own after a failure.
 * Models pkg/kubelet/images/image_manager.go EnsureImageExists (v1.36).
 */
export function* ensureImage(ctx: KubeletContext, pod: Pod, container: Container): Task<Outcome> {
  const { kernel, events, runtime, imageBackoffs } = ctx
  const image = container.image ?? ''
  const send = (type: 'Normal' | 'Warning', reason: string, message: string): void =>
    events.send(pod, type, reason, message, fieldPathOf(pod, container))
  const refuse = (reason: string, message: string): Outcome => {
    send('Warning', 'Failed', `Error: ${reason}`)
    return failed(reason, message)
  }

  const parsed = ctx.parsedImages.get(image) ?? parseImage(image)
  ctx.parsedImages.set(image, parsed)
  if (!parsed.ok) {
    const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${parsed.error}`
    send('Warning', 'InspectFailed', message)
    return refuse('InvalidImageName', message)
  }
  const present = runtime.images.has(image)
  const policy = container.imagePullPolicy ?? 'IfNotPresent'
  if (present && policy !== 'Always') {
    send('Normal', 'Pulled', `Container image "${image}" already present on machine and can be accessed by the pod`)
    return DONE
  }
  if (policy === 'Never') {
    const message = `Container image "${image}" is not present with pull policy of Never`
    send('Warning', 'ErrImageNeverPull', message)
    return refuse('ErrImageNeverPull', message)
  }

  const key = `${uidOf(pod)}_${image}`
  const held = imageBackoffs.holdingSinceUse(key, kernel.now)
  if (held) {
    ctx.recorder.add({
      kind: 'backoff',
      subject: 'image',
      pod: podKeyOf(pod),
      container: container.name,
      from: held.from,
      step: held.step,
      n: held.n,
    })
    const message = `Back-off pulling image "${image}"`
    send('Normal', 'BackOff', message)
    const last = ctx.lastPullErrors.get(key)
    return refuse('ImagePullBackOff', last === undefined ? message : `${message}: ErrImagePull: ${last}`)
  }

  send('Normal', 'Pulling', `Pulling image "${image}"`)
  const began = kernel.now
  runtime.images.blamePull(image)
  const record = ctx.recorder.lead({ kind: 'pull', pod: podKeyOf(pod), container: container.name, image, until: null, error: null })
  const answer = yield* runtime.images.pull(image)
  record.until = kernel.now
  if (answer !== null) {
    const error = `rpc error: code = NotFound desc = ${answer}`
    record.error = error
    imageBackoffs.next(key, kernel.now, kernel.now)
    ctx.lastPullErrors.set(key, error)
    send('Warning', 'Failed', `Failed to pull image "${image}": ${error}`)
    return refuse('ErrImagePull', error)
  }
  const took = formatGoDuration(between(began, kernel.now))
  send('Normal', 'Pulled', `Successfully pulled image "${image}" in ${took} (${took} including waiting). Image size: ${IMAGE_BYTES} bytes.`)
  return DONE
}

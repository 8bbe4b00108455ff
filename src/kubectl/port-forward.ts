/** `kubectl port-forward`, as far as it says what it does. Models kubectl/pkg/cmd/portforward (v1.36). */
import type { CommandLine } from '../kube/command-line/line.ts'
import { isService } from '../kube/types.ts'
import type { Pod } from '../kube/types.ts'
import { failure, misuse } from './errors.ts'
import { podFor } from './logs/targets.ts'
import { namespaceOf } from './session.ts'
import type { Session } from './session.ts'

/** A port of this computer that leads to one of a Pod. */
export interface Forwarded {
  readonly port: number
  readonly to: number
  readonly namespace: string
  readonly pod: string
}

const LOCAL = ['127.0.0.1', '[::1]']
/** Where kubectl begins to look for a free port. */
const FREE_PORT = 40_000

function portIn(text: string, pod: Pod): number {
  if (/^\d+$/.test(text)) return Number(text)
  const named = pod.spec.containers.flatMap(({ ports }) => ports ?? []).find(({ name }) => name === text)
  if (!named) throw failure(`Pod '${pod.metadata.name}' does not have a named port '${text}'`)
  return named.containerPort
}

/** The ports that a command forwards, and what it prints. Throws why it can't. */
export function readForward(session: Session, line: CommandLine): { readonly forwards: readonly Forwarded[]; readonly said: string } {
  const [target, ...ports] = line.words
  if (target === undefined || ports.length === 0) throw misuse(line, 'TYPE/NAME and list of ports are required for port-forward')
  const namespace = namespaceOf(session, line)
  const { pod } = podFor(session.cluster, namespace, target)
  const [type = '', name = ''] = target.split('/')
  const service = /^(?:svc|services?)$/.test(type) ? session.cluster.get({ kind: 'Service', namespaced: true }, namespace, name) : null
  if (pod.status.phase !== 'Running') {
    throw failure(`unable to forward port because pod is not running. Current status=${pod.status.phase ?? ''}`)
  }
  const forwards = ports.map((text, index): Forwarded => {
    const [local = '', remote = local] = text.split(':')
    const asked = service && isService(service) ? behind(service, remote, pod) : portIn(remote, pod)
    const port = local === '' ? FREE_PORT + index : /^\d+$/.test(local) ? Number(local) : asked
    return { port, to: asked, namespace, pod: pod.metadata.name }
  })
  const said = forwards.flatMap(({ port, to }) => LOCAL.map((address) => `Forwarding from ${address}:${port} -> ${to}\n`)).join('')
  return { forwards, said }
}

/** The port of the Pod behind one of a Service. */
function behind(
  service: { spec?: { ports?: readonly { name?: string; port: number; targetPort?: number | string }[] } },
  text: string,
  pod: Pod,
): number {
  const port = (service.spec?.ports ?? []).find((one) => String(one.port) === text || one.name === text)
  if (!port) throw failure(`Service does not have a service port ${text}`)
  return portIn(String(port.targetPort ?? port.port), pod)
}

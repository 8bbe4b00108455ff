import { textFlag, textFlags } from '../command-line/line.ts'
import type { CommandLine } from '../command-line/line.ts'
import { metadataOf, readPairs } from './generated.ts'
import type { Generated } from './generated.ts'

/** `host/path=service:port[,tls[=secret]]`. */
const RULE = /^(?<host>[\w.*-]*)(?<path>\/.*)?=(?<service>[a-z0-9-]+):(?<port>[\w-]+)(?<tls>,tls(?:=(?<secret>[\w.-]+))?)?$/

const backendOf = (service = '', port = ''): object => ({
  service: { name: service, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } },
})

/** Models kubectl/pkg/cmd/create/create_ingress.go (v1.36) */
export function ingress(line: CommandLine, name: string): Generated {
  const [rules, whole] = [textFlags(line, 'rule'), textFlag(line, 'default-backend') ?? '']
  if (rules.length === 0 && whole === '')
    return 'error: not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)'
  const byHost = new Map<string, object[]>()
  const tls = new Map<string, string[]>()
  for (const text of rules) {
    const found = RULE.exec(text)?.groups
    if (!found) return `error: rule ${text} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`
    const { host = '', path = '', service, port, secret = '' } = found
    const pathType = path.endsWith('*') ? 'Prefix' : 'Exact'
    byHost.set(host, [...(byHost.get(host) ?? []), { path: path.replace(/\*$/, ''), pathType, backend: backendOf(service, port) }])
    if (found.tls !== undefined) tls.set(secret, [...(tls.get(secret) ?? []), host])
  }
  const [service, port] = whole.split(':')
  const annotations = textFlags(line, 'annotation')
  const ingressClass = textFlag(line, 'class') ?? ''
  return {
    kind: 'Ingress',
    apiVersion: 'networking.k8s.io/v1',
    metadata: { ...metadataOf(line, name), ...(annotations.length > 0 && { annotations: readPairs(annotations.join(',')) }) },
    spec: {
      ...(ingressClass !== '' && { ingressClassName: ingressClass }),
      ...(whole !== '' && { defaultBackend: backendOf(service, port) }),
      ...(tls.size > 0 && {
        tls: [...tls].map(([secret, hosts]) => ({
          ...(hosts.some((host) => host !== '') && { hosts: hosts.filter((host) => host !== '') }),
          ...(secret !== '' && { secretName: secret }),
        })),
      }),
      ...(byHost.size > 0 && { rules: [...byHost].map(([host, paths]) => ({ ...(host !== '' && { host }), http: { paths } })) }),
    },
    status: { loadBalancer: {} },
  }
}

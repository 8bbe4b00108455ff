import type { Probe } from '../../kube/types.ts'

/** A path as Go's net/url writes it into a URL. */
const escapePath = (path: string): string =>
  encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23').replaceAll('%5B', '[').replaceAll('%5D', ']')

function handlerText(probe: Probe): string {
  const { exec, httpGet, tcpSocket, grpc } = probe
  if (exec) return `exec [${(exec.command ?? []).join(' ')}]`
  if (httpGet) {
    const { host = '', port, path = '', scheme = 'HTTP' } = httpGet
    const joined = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
    const slash = path === '' || path.startsWith('/') ? '' : '/'
    return `http-get ${scheme.toLowerCase()}://${joined}${slash}${escapePath(path)}`
  }
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`
  if (grpc) return `grpc <pod>:${grpc.port} ${grpc.service ?? ''}`
  return 'unknown'
}

/** One line about a probe. Models kubectl/pkg/describe/describe.go DescribeProbe (v1.36). */
export function probeText(probe: Probe): string {
  const { initialDelaySeconds = 0, timeoutSeconds = 0, periodSeconds = 0, successThreshold = 0, failureThreshold = 0 } = probe
  const times = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s`
  return `${handlerText(probe)} ${times} #success=${successThreshold} #failure=${failureThreshold}`
}

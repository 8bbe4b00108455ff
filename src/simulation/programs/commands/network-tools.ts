import type { Task } from '../../kernel/task.ts'
import type { Call, Command } from '../process.ts'
import type { Answer, Reached } from '../network.ts'
import { readOptions } from './options.ts'

/** How long a name's answer and a request take, and how long clients wait for what never answers. Milliseconds. A choice. */
const LOOKUP = 5
const REQUEST = 10
const CONNECT_TIMEOUT = 30_000

const DNS = '10.96.0.10'
const namespaceOf = ({ box }: Call): string => box.pod.metadata.namespace ?? 'default'

function* nslookup(call: Call): Task<number> {
  const { box, io } = call
  const host = readOptions(call.args).rest[0] ?? ''
  yield* box.pause(LOOKUP)
  const found = box.network.resolve(host, namespaceOf(call))
  const server = `Server:    ${DNS}\nAddress 1: ${DNS} kube-dns.kube-system.svc.cluster.local\n\n`
  if (found.length === 0) {
    io.out.write(server)
    io.err.write(`nslookup: can't resolve '${host}'\n`)
    return 1
  }
  io.out.write(`${server}Name:      ${host}\n${found.map((address, i) => `Address ${i + 1}: ${address}\n`).join('')}`)
  return 0
}

interface Target {
  readonly host: string
  readonly port: number
  readonly path: string
}

function targetOf(url: string): Target {
  const [, scheme = 'http', host = '', port, path = '/'] = /^(?:(\w+):\/\/)?(?:[^@/]*@)?([^:/?]+)(?::(\d+))?([/?].*)?$/.exec(url) ?? []
  return { host, port: Number(port ?? (scheme === 'https' ? 443 : 80)), path: path.startsWith('/') ? path : `/${path}` }
}

function* ask({ box }: Call, { host, path, port }: Target, wait: number): Task<Reached> {
  yield* box.pause(REQUEST)
  const reached = box.network.ask(box.pod, host, port, path)
  if (reached.kind === 'timeout') yield* box.pause(wait)
  return reached
}

function save(call: Call, file: string, text: string): number {
  if (file === '-') call.io.out.write(text)
  else if (file !== '/dev/null') return call.box.files.write(file.startsWith('/') ? file : `${call.cwd}/${file}`, text) === null ? 0 : 1
  return 0
}

function* wget(call: Call): Task<number> {
  const { has, value, rest } = readOptions(call.args, 'OTtPU')
  const url = rest[0] ?? ''
  const target = targetOf(url)
  const { io } = call
  const reached = yield* ask(call, target, Number(value('T') ?? value('timeout') ?? CONNECT_TIMEOUT / 1000) * 1000)
  const where = `${target.host}:${target.port}`
  if (reached.kind === 'no name') io.err.write(`wget: bad address '${where.replace(/:80$/, '')}'\n`)
  else if (reached.kind === 'refused') io.err.write(`wget: can't connect to remote host: Connection refused\n`)
  else if (reached.kind === 'timeout') io.err.write('wget: download timed out\n')
  else if (reached.answer.status >= 400) io.err.write(`wget: server returned error: HTTP/1.1 ${reached.answer.status}\n`)
  else {
    if (has('spider')) return 0
    return save(call, value('O') ?? (target.path.replace(/^.*\//, '') || 'index.html'), reached.answer.body)
  }
  return 1
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
}

/** What stands in front of an answer's body, as far as it is known. */
const headOf = ({ status, body }: Answer): string =>
  `HTTP/1.1 ${status} ${REASONS[status] ?? ''}`.trimEnd() + `\nContent-Length: ${new TextEncoder().encode(body).length}\n\n`

/** Exit codes of curl. */
const CURL = { name: 6, connect: 7, http: 22, timeout: 28 }

function* curl(call: Call): Task<number> {
  const { has, value, rest } = readOptions(
    call.args.map((arg, i, all) => (all[i - 1] === '--max-time' || all[i - 1] === '--connect-timeout' ? `-m${arg}` : arg)),
    'omHXdwAu',
  )
  const target = targetOf(rest[0] ?? '')
  const { io } = call
  const wait = Number(value('m') ?? 130) * 1000
  const reached = yield* ask(call, target, wait)
  const fail = (code: number, message: string): number => {
    if (!has('s') || has('S')) io.err.write(`curl: (${code}) ${message}\n`)
    return code
  }
  if (reached.kind === 'no name') return fail(CURL.name, `Could not resolve host: ${target.host}`)
  if (reached.kind === 'refused') return fail(CURL.connect, `Failed to connect to ${target.host} port ${target.port}: Connection refused`)
  if (reached.kind === 'timeout') return fail(CURL.timeout, `Connection timed out after ${wait} milliseconds`)
  const { body, status } = reached.answer
  if (status >= 400 && (has('f') || has('fail'))) return fail(CURL.http, `The requested URL returned error: ${status}`)
  const saved = save(call, value('o') ?? '-', `${has('I') || has('i') ? headOf(reached.answer) : ''}${has('I') ? '' : body}`)
  const format = value('w')
  if (format !== undefined) io.out.write(format.replace('%{http_code}', String(status)).replace(/\\n/g, '\n'))
  return saved
}

/** `nc -z HOST PORT` says whether something listens. */
function* nc(call: Call): Task<number> {
  const { value, rest } = readOptions(call.args, 'w')
  const [host = '', port = ''] = rest
  const reached = yield* ask(call, { host, port: Number(port), path: '/' }, Number(value('w') ?? 127) * 1000)
  if (reached.kind === 'no name') call.io.err.write(`nc: bad address '${host}'\n`)
  return reached.kind === 'answer' ? 0 : 1
}

const PING_EVERY = 1000

function* ping(call: Call): Task<number> {
  const { value, rest } = readOptions(call.args, 'ciwW')
  const { box, io } = call
  const host = rest[0] ?? ''
  const [address] = box.network.resolve(host, namespaceOf(call))
  if (address === undefined) {
    io.err.write(`ping: bad address '${host}'\n`)
    return 1
  }
  io.out.write(`PING ${host} (${address}): 56 data bytes\n`)
  for (let i = 0; i < Number(value('c') ?? Number.POSITIVE_INFINITY); i++) {
    yield* box.step()
    io.out.write(`64 bytes from ${address}: seq=${i} ttl=62 time=0.100 ms\n`)
    yield* box.pause(PING_EVERY)
  }
  return 0
}

/** Programs that ask others over the network. */
export const NETWORK: Readonly<Record<string, Command>> = { nslookup, wget, curl, nc, ping }

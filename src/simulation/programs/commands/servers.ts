import { waitFor } from '../../kernel/task.ts'
import type { Task } from '../../kernel/task.ts'
import { NotUnderstood } from '../flow.ts'
import type { Answer, Server } from '../network.ts'
import type { Box, Call, Command } from '../process.ts'
import { waitForever } from './wait-forever.ts'

const OK: Answer = { status: 200, body: 'ok\n' }

/** Serves until a signal asks it to end: with exit code 0, at once. */
function* serve({ box, leads, name, process }: Call, ports: readonly number[], server: Server, begin = ''): Task<number> {
  if (!leads) return yield* serveBeside(box, name, ports, server)
  process.signals.accept('TERM', 'INT', 'QUIT')
  for (const port of ports) box.open(port, server)
  if (begin !== '') box.log.write(begin)
  yield* waitFor(process.signals.news)
  return 0
}

/** A server that a shell waits for, and that `nginx -s quit` and its like can find. */
function* serveBeside(box: Box, name: string, ports: readonly number[], server: Server): Task<number> {
  const own = box.newProcess(name)
  for (const port of ports) box.open(port, server)
  own.signals.accept('TERM', 'INT', 'QUIT')
  yield* waitFor(own.signals.news)
  box.close(ports)
  box.ended(own, 0)
  return 0
}

/** Serves the files of a folder: a folder itself shows its index, or nothing when it has none. */
const filesOf =
  ({ files }: Box, root: string, lists: boolean, index: string): Server =>
  (path) => {
    const file = `${root}${path.replace(/[?#].*$/s, '')}`
    if (files.isFolder(file)) {
      const inside = files.read(`${file}/index.html`)
      if (inside !== null) return { status: 200, body: inside }
      return lists ? { status: 200, body: index } : { status: 403, body: '403 Forbidden\n' }
    }
    const text = files.read(file)
    return text === null ? { status: 404, body: '404 Not Found\n' } : { status: 200, body: text }
  }

const settings = ({ box }: Call, folder: string): boolean =>
  (box.container.volumeMounts ?? []).some(({ mountPath }) => mountPath.startsWith(folder))

/** The ports of a server: its own, or those that the Pod names where it has been given settings of its own. */
function portsOf(call: Call, own: number, folder: string): number[] {
  const named = (call.box.container.ports ?? []).map(({ containerPort }) => containerPort)
  return settings(call, folder) && named.length > 0 ? [own, ...named] : [own]
}

const WELCOME = '<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1></body></html>\n'
const WORKS = '<html><body><h1>It works!</h1></body></html>\n'

function webRoot(box: Box, root: string, page: string): void {
  const mounted = (box.container.volumeMounts ?? []).some(({ mountPath }) => mountPath.replace(/\/+$/, '') === root)
  if (mounted || box.files.exists(`${root}/index.html`)) return
  box.files.makeFolder(root, true)
  box.files.write(`${root}/index.html`, page)
}

function nginx(call: Call): number | Task<number> {
  const { args, box } = call
  const order = args.indexOf('-s')
  if (order !== -1) {
    const running = [...box.processes.values()].find(({ name }) => name === 'nginx')
    if (running && /^(quit|stop)$/.test(args[order + 1] ?? '')) box.signal(running, 'QUIT')
    return running ? 0 : 1
  }
  if (args.includes('-t') || args.includes('-v')) return 0
  const root = '/usr/share/nginx/html'
  webRoot(box, root, WELCOME)
  const server = settings(call, '/etc/nginx') ? () => OK : filesOf(box, root, false, '')
  const ports = portsOf(call, 80, '/etc/nginx')
  // Without `daemon off;` it goes on behind the shell that called it, or ends with the container when it was its only program.
  if (args.some((arg) => /daemon\s+off/.test(arg))) return serve(call, ports, server)
  box.life.spawn(serveBeside(box, 'nginx', ports, server))
  return 0
}

function httpd(call: Call): number | Task<number> {
  const { args, box, name } = call
  if (!name.endsWith('httpd')) {
    const root = name.startsWith('apache2') ? '/var/www/html' : '/usr/local/apache2/htdocs'
    webRoot(box, root, WORKS)
    return serve(call, portsOf(call, 80, '/usr/local/apache2'), filesOf(box, root, true, WORKS))
  }
  // busybox' own: `httpd -f -p 8080 -h /www`.
  const value = (flag: string): string | undefined => args[args.indexOf(flag) + 1]
  const port = args.includes('-p') ? Number((value('-p') ?? '80').replace(/^.*:/, '')) : 80
  const server = filesOf(box, args.includes('-h') ? (value('-h') ?? '/') : call.cwd, false, '')
  if (args.some((arg) => arg.startsWith('-f') || arg === '-DFOREGROUND')) return serve(call, [port], server)
  box.life.spawn(serveBeside(box, 'httpd', [port], server))
  return 0
}

/** A server that has to be told something by a variable before it starts. */
const needs =
  (port: number, variables: readonly string[], complaint: string): Command =>
  (call) => {
    if (variables.some((name) => call.env.has(name)) || variables.length === 0) return serve(call, [port], () => OK)
    call.io.err.write(`${complaint}\n`)
    return 1
  }

/** `/healthz` succeeds for ten seconds from the start, and then fails. Models test/images/agnhost/liveness (v1.36). */
const HEALTHY_FOR = 10_000

function liveness(call: Call): Task<number> {
  const { box } = call
  const answer: Server = (path) => {
    const since = box.kernel.now - box.startedAt
    if (!path.startsWith('/healthz')) return path.startsWith('/started') ? OK : { status: 404, body: '404 page not found\n' }
    return since <= HEALTHY_FOR ? OK : { status: 500, body: `error: ${(since / 1000).toFixed(6)}` }
  }
  return serve(call, [8080], answer)
}

function agnhost(call: Call): number | Task<number> {
  const [what = 'pause', ...args] = call.args
  const flag = (name: string): string | undefined => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)
  switch (what) {
    case 'pause':
      return serve(call, [], () => OK)
    case 'liveness':
      return liveness(call)
    case 'netexec':
      return serve(call, [Number(flag('http-port') ?? 8080)], (path) => ({
        status: 200,
        body: path === '/hostname' ? call.box.hostname : 'NOW: ok',
      }))
    case 'serve-hostname':
      return serve(call, [Number(flag('port') ?? 9376)], () => ({ status: 200, body: `${call.box.hostname}\n` }))
    case 'test-webserver':
      return serve(call, [Number(flag('port') ?? 80)], filesOf(call.box, '', true, ''))
    default:
      throw new NotUnderstood(`agnhost ${what}`)
  }
}

/** `python3 -m http.server 8000` serves files; without a script and a terminal an interpreter ends at once. */
function interpreter(call: Call): number | Task<number> {
  const { args, box, cwd } = call
  const at = args.findIndex((arg) => arg === 'http.server' || arg === 'SimpleHTTPServer')
  if (at !== -1) {
    const port = Number(args.slice(at + 1).find((arg) => /^\d+$/.test(arg)) ?? 8000)
    return serve(call, [port], filesOf(box, cwd, true, '<html>Directory listing</html>\n'))
  }
  if (args.length > 0) throw new NotUnderstood(`${call.name} ${args.join(' ')}`)
  return box.container.stdin || box.container.tty ? waitForever(call) : 0
}

const HELLO = `
Hello from Docker!
This message shows that your installation appears to be working correctly.
`

const hostnameOf = (call: Call): Answer => ({ status: 200, body: `${call.box.hostname}\n` })

/** Programs that serve others until they are asked to end. */
export const SERVERS: Readonly<Record<string, Command>> = {
  nginx,
  httpd,
  'httpd-foreground': httpd,
  'apache2-foreground': httpd,
  'redis-server': (call) => serve(call, [6379], () => OK, '* Ready to accept connections tcp\n'),
  postgres: needs(
    5432,
    ['POSTGRES_PASSWORD', 'POSTGRES_HOST_AUTH_METHOD'],
    'Error: Database is uninitialized and superuser password is not specified.',
  ),
  mysqld: needs(
    3306,
    [
      'MYSQL_ROOT_PASSWORD',
      'MYSQL_ALLOW_EMPTY_PASSWORD',
      'MYSQL_RANDOM_ROOT_PASSWORD',
      'MARIADB_ROOT_PASSWORD',
      'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD',
      'MARIADB_RANDOM_ROOT_PASSWORD',
    ],
    '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
  ),
  mongod: (call) => serve(call, [27017], () => OK),
  memcached: (call) => serve(call, [11211], () => OK),
  pause: (call) => serve(call, [], () => OK),
  agnhost,
  liveness,
  'http-echo': (call) => {
    const flag = (name: string): string | undefined => call.args.find((arg) => new RegExp(`^--?${name}=`).test(arg))?.replace(/^[^=]*=/, '')
    const body = `${flag('text') ?? 'hello-world'}\n`
    return serve(call, [Number((flag('listen') ?? ':5678').replace(/^.*:/, ''))], () => ({ status: 200, body }))
  },
  'hello-app': (call) => serve(call, [8080], () => ({ status: 200, body: `Hello, world!\nHostname: ${call.box.hostname}\n` })),
  serve_hostname: (call) => serve(call, [9376], () => hostnameOf(call)),
  hello: ({ io }) => (io.out.write(HELLO), 0),
  python3: interpreter,
  python: interpreter,
  node: interpreter,
}

const listening =
  (port: number, yes: string, no: string): Command =>
  ({ box, io }) => {
    const there = box.serverOn(port) !== undefined
    ;(there ? io.out : io.err).write(`${there ? yes : no}\n`)
    return there ? 0 : 2
  }

/** Programs that ask a server in the same container how it is. */
export const CLIENTS: Readonly<Record<string, Command>> = {
  'redis-cli': listening(6379, 'PONG', 'Could not connect to Redis at 127.0.0.1:6379: Connection refused'),
  pg_isready: listening(5432, '/var/run/postgresql:5432 - accepting connections', '/var/run/postgresql:5432 - no response'),
}

/** The programs and shell builtins that a simulation runs, by family. */
const TEXT = [
  'echo',
  'printf',
  'cat',
  'seq',
  'head',
  'tail',
  'grep',
  'egrep',
  'wc',
  'sort',
  'uniq',
  'tr',
  'cut',
  'column',
  'sed',
  'awk',
  'xargs',
  'tac',
  'rev',
  'nl',
  'base64',
  'tee',
  'basename',
  'dirname',
] as const
const FILES = ['touch', 'rm', 'mkdir', 'rmdir', 'ls', 'cp', 'mv', 'ln', 'chmod', 'chown', 'stat'] as const
const CONDITIONS = ['test', '[', 'true', 'false', ':', 'expr'] as const
const TIME = ['sleep', 'usleep', 'date', 'timeout'] as const
const PROCESSES = ['kill', 'killall', 'pkill', 'pidof', 'pgrep', 'ps', 'nohup'] as const
const SHELLS = ['sh', 'bash', 'ash', 'dash'] as const
const BUILTINS = [
  'break',
  'cd',
  'command',
  'continue',
  'eval',
  'exec',
  'exit',
  'export',
  'local',
  'pwd',
  'read',
  'readonly',
  'return',
  'set',
  'shift',
  'trap',
  'type',
  'umask',
  'unset',
  'wait',
] as const
const SYSTEM = ['hostname', 'uname', 'whoami', 'id', 'env', 'printenv', 'nproc', 'sync', 'clear', 'apk', 'apt-get', 'apt', 'yum'] as const
const NETWORK = ['nslookup', 'wget', 'curl', 'nc', 'ping'] as const
const LOAD = ['stress', 'stress-ng', 'dd', 'fallocate', 'perl'] as const
const CLIENTS = ['redis-cli', 'pg_isready'] as const
const SERVERS = [
  'nginx',
  'httpd',
  'httpd-foreground',
  'apache2-foreground',
  'redis-server',
  'postgres',
  'mysqld',
  'mongod',
  'memcached',
  'pause',
  'agnhost',
  'liveness',
  'http-echo',
  'hello-app',
  'hello',
  'serve_hostname',
  'python3',
  'python',
  'node',
] as const

/** Families of commands, for tables of what is simulated. */
export const COMMAND_FAMILIES: Readonly<Record<string, readonly string[]>> = {
  text: TEXT,
  files: FILES,
  conditions: CONDITIONS,
  time: TIME,
  processes: PROCESSES,
  shells: [...SHELLS, ...BUILTINS],
  system: SYSTEM,
  network: NETWORK,
  load: LOAD,
  clients: CLIENTS,
  servers: SERVERS,
}

const KNOWN: ReadonlySet<string> = new Set(Object.values(COMMAND_FAMILIES).flat())
const SHELL_NAMES: ReadonlySet<string> = new Set(SHELLS)

/** A command's name without the folder it lies in: `/bin/sh` is `sh`. */
export const commandName = (word: string): string => word.slice(word.lastIndexOf('/') + 1)

/** Whether a simulation runs this command, named by a path or not. */
export const isKnownCommand = (word: string): boolean => KNOWN.has(commandName(word))

export const isShell = (word: string): boolean => SHELL_NAMES.has(commandName(word))

import type { Task } from '../../kernel/task.ts'
import type { Call, Command } from '../process.ts'
import { execProgram } from '../shell/exec.ts'

const says =
  (text: (call: Call) => string): Command =>
  (call) => {
    call.io.out.write(`${text(call)}\n`)
    return 0
  }

/** `env` shows the environment, or runs a program with more in it. */
function env({ args, box, cwd, env: before, io, process }: Call): number | Task<number> {
  const after = new Map(before)
  const at = args.findIndex((arg) => !/^\w+=/.test(arg) && !arg.startsWith('-'))
  for (const arg of args.slice(0, at === -1 ? args.length : at)) {
    const [name = '', ...value] = arg.split('=')
    if (value.length > 0) after.set(name, value.join('='))
  }
  if (at !== -1) return execProgram(box, process, args.slice(at), after, cwd, io)
  io.out.write([...after].map(([name, value]) => `${name}=${value}\n`).join(''))
  return 0
}

function printenv({ args, env: all, io }: Call): number {
  const [name] = args
  if (name === undefined) io.out.write([...all].map(([key, value]) => `${key}=${value}\n`).join(''))
  else if (all.has(name)) io.out.write(`${all.get(name)}\n`)
  return name === undefined || all.has(name) ? 0 : 1
}

/** How long a package manager takes to fetch and install something. Milliseconds. A choice. */
const INSTALL = 3000

function* install({ args, box, io }: Call): Task<number> {
  yield* box.pause(INSTALL)
  io.out.write(`${args.filter((arg) => !arg.startsWith('-')).join(' ')}\n`)
  return 0
}

/** Programs that tell where they run. */
export const SYSTEM: Readonly<Record<string, Command>> = {
  hostname: says(({ args, box }) => (args[0] === '-i' || args[0] === '-I' ? box.ip : box.hostname)),
  uname: says(({ args, box }) => {
    const node = args.includes('-n') ? box.hostname : args.includes('-a') ? `Linux ${box.hostname} 6.12.0 #1 SMP x86_64 Linux` : 'Linux'
    return args.includes('-r') ? '6.12.0' : args.includes('-m') ? 'x86_64' : node
  }),
  whoami: says(({ box }) => (box.user === 0 ? 'root' : String(box.user))),
  id: says(({ args, box }) =>
    args.length > 0 ? String(box.user) : `uid=${box.user}${box.user === 0 ? '(root)' : ''} gid=0(root) groups=0(root)`,
  ),
  env,
  printenv,
  nproc: says(() => '4'),
  sync: () => 0,
  clear: () => 0,
  apk: install,
  'apt-get': install,
  apt: install,
  yum: install,
}

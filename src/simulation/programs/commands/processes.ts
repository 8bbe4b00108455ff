import { isShell } from '../../../kube/programs/commands.ts'
import type { Task } from '../../kernel/task.ts'
import type { Call, Command, Process } from '../process.ts'
import { execProgram } from '../shell/exec.ts'
import { readSignal } from '../signals.ts'
import type { Signal } from '../signals.ts'

/** Reads `-TERM`, `-15`, `-s TERM`; a signal of `null` (`-0`) only asks whether the process is there. */
function readTargets(args: readonly string[]): { signal: Signal | null; targets: readonly string[] } {
  const [first = '', second = ''] = args
  if (first === '-s') return { signal: readSignal(second), targets: args.slice(2) }
  if (/^-[A-Z0-9]/.test(first)) return { signal: readSignal(first.slice(1)), targets: args.slice(1) }
  return { signal: 'TERM', targets: args.filter((arg) => !arg.startsWith('-')) }
}

/** Sends a signal to processes once what they wait for has been told. */
function send({ box }: Call, processes: readonly Process[], signal: Signal | null): void {
  if (signal) for (const process of processes) box.signal(process, signal)
}

function kill(call: Call): number {
  const { signal, targets } = readTargets(call.args)
  let code = 0
  for (const target of targets) {
    const found = call.box.processes.get(Number(target.replace(/^%/, '')))
    if (found) send(call, [found], signal)
    else {
      call.io.err.write(`${call.name}: can't kill pid ${target}: No such process\n`)
      code = 1
    }
  }
  return code
}

const named = ({ box }: Call, name: string): Process[] => [...box.processes.values()].filter((process) => process.name === name)

function killByName(call: Call): number {
  const { signal, targets } = readTargets(call.args)
  const found = targets.flatMap((name) => named(call, name))
  send(call, found, signal)
  if (found.length === 0 && call.name.endsWith('killall')) call.io.err.write(`killall: ${targets[0] ?? ''}: no process killed\n`)
  return found.length > 0 ? 0 : 1
}

function pidof(call: Call): number {
  const found = call.args.filter((arg) => !arg.startsWith('-')).flatMap((name) => named(call, name))
  if (found.length > 0) call.io.out.write(`${found.map(({ pid }) => pid).join(' ')}\n`)
  return found.length > 0 ? 0 : 1
}

function ps({ box, io, process }: Call): number {
  io.out.write('PID   USER     TIME  COMMAND\n')
  const own = { name: 'ps', pid: process.pid }
  const others = [...box.processes.values()].filter(({ pid }) => pid !== own.pid)
  // Typed into the shell that the container runs, `ps` is the only process beside it; into another shell, that one is there, too.
  const isOfFirst = process.pid === 1 || !isShell(process.name) || isShell(box.processes.get(1)?.name ?? '')
  const shown = isOfFirst && process.pid !== 1 ? [...others, own] : [...others, process, { ...own, pid: own.pid + 1 }]
  for (const { name, pid } of shown.toSorted((a, b) => a.pid - b.pid)) io.out.write(`${String(pid).padStart(5)} root      0:00 ${name}\n`)
  return 0
}

function nohup({ args, box, cwd, env, io, process }: Call): Task<number> {
  process.signals.ignore('HUP')
  return execProgram(box, process, args, env, cwd, io)
}

/** Programs about other processes. */
export const PROCESSES: Readonly<Record<string, Command>> = {
  kill,
  killall: killByName,
  pkill: killByName,
  pidof,
  pgrep: pidof,
  ps,
  nohup,
}

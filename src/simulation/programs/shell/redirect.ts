import type { Redirection } from 'unbash'
import type { Task } from '../../kernel/task.ts'
import { cleanPath } from '../files.ts'
import { NotUnderstood } from '../flow.ts'
import type { Io } from '../process.ts'
import { Input, NOWHERE } from '../streams.ts'
import type { Sink } from '../streams.ts'
import type { Expander } from './expand.ts'
import type { Shell } from './state.ts'

/** The container's log, however a program names its first process's output: `/proc/1/fd/1`. */
const LOG = /^\/proc\/1\/fd\/[12]$/

/** A file that a program writes to. */
function fileSink(shell: Shell, path: string): Sink {
  return { write: (text) => void shell.box.files.write(path, text, true) }
}

function sinkOf(shell: Shell, io: Io, path: string, append: boolean): Sink | null {
  if (path === '/dev/null') return NOWHERE
  if (path === '/dev/stdout') return io.out
  if (path === '/dev/stderr') return io.err
  if (LOG.test(path)) return shell.box.log
  if (path.startsWith('/dev/') || path === shell.box.container.terminationMessagePath) return shell.box.device(path, append)
  const error = shell.box.files.write(path, '', append)
  if (error === null) return fileSink(shell, path)
  io.err.write(`${shell.name}: can't create ${path}: ${error === 'No such file or directory' ? 'nonexistent directory' : error}\n`)
  return null
}

/**
 * What a command reads and writes once its redirections are made; null when one of them fails, which is said.
 * Throws NotUnderstood.
 */
export function* redirected(shell: Shell, expander: Expander, redirections: readonly Redirection[], before: Io): Task<Io | null> {
  const io: { -readonly [K in keyof Io]: Io[K] } = { ...before }
  for (const one of redirections) {
    if (one.type === 'HereDoc') {
      const { body } = one
      io.in = Input.of(body.parts ? yield* expander.inside(body.parts) : body.text)
      continue
    }
    const text = one.target ? yield* expander.text(one.target) : ''
    if (one.type === 'HereString') {
      io.in = Input.of(`${text}\n`)
      continue
    }
    if (one.descriptor?.type === 'FileDescriptorVariable') throw new NotUnderstood(one.operator)
    const next = redirect(shell, io, one.operator, one.descriptor?.value ?? null, text)
    if (!next) return null
    Object.assign(io, next)
  }
  return io
}

function redirect(shell: Shell, io: Io, operator: string, descriptor: number | null, target: string): Io | null {
  const path = cleanPath(target.startsWith('/') ? target : `${shell.cwd}/${target}`)
  if (operator === '<') {
    const { files } = shell.box
    const error = path === '/dev/null' ? null : files.unreadable(path)
    if (error === null) return { ...io, in: Input.of(files.read(path) ?? '') }
    io.err.write(`${shell.name}: can't open ${target}: ${error.startsWith('No such') ? 'no such file' : error}\n`)
    return null
  }
  if (operator === '>&' && /^[12]$/.test(target)) {
    const to = target === '1' ? io.out : io.err
    return descriptor === 2 ? { ...io, err: to } : { ...io, out: to }
  }
  if (operator === '>&' && target === '-') return descriptor === 2 ? { ...io, err: NOWHERE } : { ...io, out: NOWHERE }
  if (operator === '<&') return io
  const sink = sinkOf(shell, io, path, operator.endsWith('>>'))
  if (!sink) return null
  if (operator.startsWith('&') || operator === '>&') return { ...io, out: sink, err: sink }
  if (descriptor === null || descriptor === 1) return { ...io, out: sink }
  return descriptor === 2 ? { ...io, err: sink } : io
}

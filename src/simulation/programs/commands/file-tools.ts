import type { FileError } from '../files.ts'
import type { Call, Command } from '../process.ts'
import { readOptions } from './options.ts'

const pathOf = ({ cwd }: Call, file: string): string => (file.startsWith('/') ? file : `${cwd}/${file}`)

/** Does something to each file; what fails is said as busybox says it. */
function each(call: Call, files: readonly string[], act: (path: string, file: string) => FileError | null, says: string): number {
  let code = 0
  for (const file of files) {
    const error = act(pathOf(call, file), file)
    if (error === null) continue
    call.io.err.write(`${call.name}: ${says.replace('%', file)}: ${error}\n`)
    code = 1
  }
  return code
}

function touch(call: Call): number {
  const { files } = call.box
  return each(call, readOptions(call.args, 'drt').rest, (path) => (files.isFolder(path) ? null : files.write(path, '', true)), '%')
}

function rm(call: Call): number {
  const { has, rest } = readOptions(call.args)
  const { files } = call.box
  const remove = (path: string): FileError | null => {
    const error = files.remove(path, has('r') || has('R'))
    return error === 'No such file or directory' && has('f') ? null : error
  }
  return each(call, rest, remove, "can't remove '%'")
}

function mkdir(call: Call): number {
  const { has, rest } = readOptions(call.args, 'm')
  return each(call, rest, (path) => call.box.files.makeFolder(path, has('p')), "can't create directory '%'")
}

function rmdir(call: Call): number {
  const { files } = call.box
  const remove = (path: string): FileError | null => (files.list(path).length > 0 ? 'Directory not empty' : files.remove(path, true))
  return each(call, readOptions(call.args).rest, remove, "'%'")
}

/** What a file that is not empty takes on a disk. */
const KIB_OF_BLOCK = 4

function ls(call: Call): number {
  const { has, rest } = readOptions(call.args)
  const { box, io } = call
  const long = (folder: string, name: string): string => {
    const path = `${folder}/${name}`
    const size = (box.files.read(path) ?? '').length
    const mode = box.files.isFolder(path) ? 'drwxr-xr-x' : '-rw-r--r--'
    return has('l') ? `${mode}    1 root     root     ${String(size).padStart(9)} Jan  1 00:00 ${name}` : name
  }
  let code = 0
  for (const file of rest.length > 0 ? rest : ['.']) {
    const path = pathOf(call, file)
    if (!box.files.exists(path)) {
      io.err.write(`ls: ${file}: No such file or directory\n`)
      code = 1
    } else if (!box.files.isFolder(path)) io.out.write(`${has('l') ? long(path, '').replace(/ $/, ` ${file}`) : file}\n`)
    else {
      const names = box.files.list(path).filter((name) => has('a') || has('A') || !name.startsWith('.'))
      if (has('a')) names.unshift('.', '..')
      if (rest.length > 1) io.out.write(`${file}:\n`)
      if (has('l')) io.out.write(`total ${KIB_OF_BLOCK * names.filter((name) => box.files.read(`${path}/${name}`)).length}\n`)
      io.out.write(names.map((name) => `${long(path, name)}\n`).join(''))
    }
  }
  return code
}

function copy(call: Call, moves: boolean): number {
  const { files } = call.box
  const { has, rest } = readOptions(call.args, 't')
  const target = rest.at(-1) ?? ''
  const into = files.isFolder(pathOf(call, target))
  const deep = (from: string, to: string): FileError | null => {
    if (!files.isFolder(from)) return files.write(to, files.read(from) ?? '')
    const made = files.makeFolder(to, true)
    return files.list(from).reduce<FileError | null>((error, name) => error ?? deep(`${from}/${name}`, `${to}/${name}`), made)
  }
  const act = (path: string, file: string): FileError | null => {
    if (!files.exists(path)) return 'No such file or directory'
    if (files.isFolder(path) && !moves && !has('r') && !has('R') && !has('a')) return 'Is a directory'
    const to = into ? `${pathOf(call, target)}/${file.replace(/\/+$/, '').replace(/^.*\//s, '')}` : pathOf(call, target)
    return deep(path, to) ?? (moves ? files.remove(path, true) : null)
  }
  return each(call, rest.slice(0, -1), act, moves ? "can't rename '%'" : "can't stat '%'")
}

/** Checks that files are there: what else they are said to be, a simulation does not keep. */
const present: Command = (call) =>
  each(
    call,
    readOptions(call.args).rest.slice(call.name.startsWith('ch') ? 1 : 0),
    (path) => (call.box.files.exists(path) ? null : 'No such file or directory'),
    '%',
  )

/** Programs that make, show and remove files. */
export const FILES: Readonly<Record<string, Command>> = {
  touch,
  rm,
  mkdir,
  rmdir,
  ls,
  cp: (call) => copy(call, false),
  mv: (call) => copy(call, true),
  // A link reads as what it leads to.
  ln: (call) => copy({ ...call, args: ['-r', ...readOptions(call.args).rest] }, false),
  chmod: present,
  chown: present,
  stat: present,
}

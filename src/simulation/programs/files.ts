import type { SimTime } from '../../base/time.ts'

/** A file, by its path within its tree. Folders have no text. */
interface Entry {
  readonly text: string | null
  readonly changed: SimTime
  /** Bytes that are in it beside its text: zeros, of which nobody keeps a copy. */
  readonly zeros?: number
}

/** Why something can't be done, as a program says it. */
export type FileError =
  | 'No such file or directory'
  | 'Is a directory'
  | 'Not a directory'
  | 'File exists'
  | 'Read-only file system'
  | 'Directory not empty'

/** An empty part, `.`, `..`, or a slash at the end. */
const UNCLEAN = /\/\.{0,2}(?:\/|$)/

/** `/a/./b/../c` as `/a/c`; the root is empty. */
export function cleanPath(path: string): string {
  if (path.startsWith('/') && !UNCLEAN.test(path)) return path
  const out: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') out.pop()
    else if (part !== '' && part !== '.') out.push(part)
  }
  return out.map((part) => `/${part}`).join('')
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** A volume, or what an image brings: files and folders by their path from its top. */
export class FileTree {
  readonly #entries = new Map<string, Entry>()
  #zeros = 0

  constructor(files: Readonly<Record<string, string>> = {}, at: SimTime) {
    for (const [path, text] of Object.entries(files)) this.put(cleanPath(path), text, at)
  }

  get(path: string): Entry | undefined {
    return path === '' ? { text: null, changed: 0 as SimTime } : this.#entries.get(path)
  }

  /** Bytes of all files beside their texts. */
  get zeros(): number {
    return this.#zeros
  }

  /** Writes a file, or a folder where `text` is null, and the folders that lead to it. */
  put(path: string, text: string | null, changed: SimTime, zeros = 0): void {
    for (let at = parentOf(path); at !== '' && !this.#entries.has(at); at = parentOf(at)) this.#entries.set(at, { text: null, changed })
    if (path === '') return
    this.#zeros += zeros - (this.#entries.get(path)?.zeros ?? 0)
    this.#entries.set(path, zeros > 0 ? { text, changed, zeros } : { text, changed })
  }

  delete(path: string): void {
    for (const [key, { zeros = 0 }] of this.#entries) {
      if (key !== path && !key.startsWith(`${path}/`)) continue
      this.#zeros -= zeros
      this.#entries.delete(key)
    }
  }

  /** Names in a folder, sorted. */
  list(path: string): string[] {
    const inside = [...this.#entries.keys()].filter((key) => parentOf(key) === path)
    return inside.map((key) => key.slice(path.length + 1)).toSorted()
  }
}

/** A tree at a place among a container's files. `source` answers the tree as it is in this moment. */
export interface Mount {
  /** Cleaned. */
  readonly path: string
  /** The folder of the tree that shows at `path`. */
  readonly subPath: string
  readonly readOnly: boolean
  readonly source: () => FileTree
}

/** All files that the programs of one container see: its own, and its volumes. */
export class FileSystem {
  readonly #mounts: readonly Mount[]
  readonly #now: () => SimTime

  /** `own` are the container's own files: they are gone with it. */
  constructor(own: FileTree, mounts: readonly Mount[], now: () => SimTime) {
    const root: Mount = { path: '', subPath: '', readOnly: false, source: () => own }
    this.#mounts = [...mounts, root].toSorted((a, b) => b.path.length - a.path.length)
    this.#now = now
    for (const { path } of mounts) own.put(path, null, now())
  }

  #find(path: string): { tree: FileTree; inside: string; readOnly: boolean } {
    const mount = this.#mounts.find((one) => one.path === '' || path === one.path || path.startsWith(`${one.path}/`))
    if (!mount) throw new Error('every path lies below the root')
    return { tree: mount.source(), inside: mount.subPath + path.slice(mount.path.length), readOnly: mount.readOnly }
  }

  #entry(path: string): Entry | undefined {
    const { tree, inside } = this.#find(path)
    return tree.get(inside)
  }

  exists(path: string): boolean {
    return this.#entry(cleanPath(path)) !== undefined
  }

  isFolder(path: string): boolean {
    return this.#entry(cleanPath(path))?.text === null
  }

  /** When a file changed last; undefined when it is not there. */
  changed(path: string): SimTime | undefined {
    return this.#entry(cleanPath(path))?.changed
  }

  /** A file's text; null when it is not there, or a folder. */
  read(path: string): string | null {
    return this.#entry(cleanPath(path))?.text ?? null
  }

  /** Why a file can't be read; null when it can. */
  unreadable(path: string): FileError | null {
    const entry = this.#entry(cleanPath(path))
    return !entry ? 'No such file or directory' : entry.text === null ? 'Is a directory' : null
  }

  /** Writes a text, and so many zeros after it. */
  write(path: string, text: string, append = false, zeros = 0): FileError | null {
    const clean = cleanPath(path)
    if (clean.startsWith('/dev/')) return null
    const { tree, inside, readOnly } = this.#find(clean)
    const before = tree.get(inside)
    if (readOnly) return 'Read-only file system'
    if (before?.text === null) return 'Is a directory'
    if (!this.isFolder(parentOf(clean))) return 'No such file or directory'
    tree.put(inside, append ? (before?.text ?? '') + text : text, this.#now(), append ? (before?.zeros ?? 0) + zeros : zeros)
    return null
  }

  makeFolder(path: string, withParents: boolean): FileError | null {
    const clean = cleanPath(path)
    const entry = this.#entry(clean)
    if (entry) return withParents && entry.text === null ? null : 'File exists'
    const { tree, inside, readOnly } = this.#find(clean)
    if (readOnly) return 'Read-only file system'
    if (!withParents && !this.isFolder(parentOf(clean))) return 'No such file or directory'
    tree.put(inside, null, this.#now())
    return null
  }

  remove(path: string, recursive: boolean): FileError | null {
    const clean = cleanPath(path)
    const entry = this.#entry(clean)
    if (!entry) return 'No such file or directory'
    if (entry.text === null && !recursive) return 'Is a directory'
    const { tree, inside, readOnly } = this.#find(clean)
    if (readOnly) return 'Read-only file system'
    tree.delete(inside)
    return null
  }

  /** Names in a folder, with the volumes mounted in it. */
  list(path: string): string[] {
    const clean = cleanPath(path)
    const { tree, inside } = this.#find(clean)
    return tree.list(inside)
  }
}

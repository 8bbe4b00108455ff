/** Command lines of small programs: letters behind one dash, some of them with a value. */
export interface Options {
  readonly has: (letter: string) => boolean
  readonly value: (letter: string) => string | undefined
  /** All values of an option that may be given several times. */
  readonly values: (letter: string) => readonly string[]
  readonly rest: readonly string[]
}

/** Reads `-n5 -n 5 -abc --long=x FILE…`; `withValue` are the letters that take one. */
export function readOptions(args: readonly string[], withValue = ''): Options {
  const found = new Map<string, string[]>()
  const add = (name: string, value: string): unknown => found.set(name, [...(found.get(name) ?? []), value])
  const rest: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--') {
      for (const word of args.slice(i + 1)) rest.push(word)
      break
    }
    if (arg.startsWith('--')) {
      const [name = '', ...value] = arg.slice(2).split('=')
      add(name, value.join('='))
    } else if (!/^-./.test(arg)) rest.push(arg)
    else {
      for (let j = 1; j < arg.length; j++) {
        const letter = arg[j] ?? ''
        if (!withValue.includes(letter)) add(letter, '')
        else {
          add(letter, j < arg.length - 1 ? arg.slice(j + 1) : (args[++i] ?? ''))
          break
        }
      }
    }
  }
  return {
    has: (letter) => found.has(letter),
    value: (letter) => found.get(letter)?.at(-1),
    values: (letter) => found.get(letter) ?? [],
    rest,
  }
}

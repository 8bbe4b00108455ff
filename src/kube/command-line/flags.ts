/** Flags as kubectl reads them. Models github.com/spf13/pflag. */

/** What stands behind a flag: nothing (`bool`), or text that is read as such. A `list` may be given several times. */
type FlagType = 'bool' | 'string' | 'int' | 'duration' | 'list'

interface Flag {
  readonly name: string
  /** The letter behind one dash, if it has one. */
  readonly short: string | null
  readonly type: FlagType
  /** The value where the flag stands without one; null: it needs one. */
  readonly alone: string | null
}

/** The flags of a command: by name and by letter. */
export interface FlagSet {
  readonly all: readonly Flag[]
  readonly byName: ReadonlyMap<string, Flag>
  readonly byShort: ReadonlyMap<string, Flag>
}

const TYPES: Readonly<Record<string, FlagType>> = { s: 'string', i: 'int', d: 'duration', l: 'list' }

/**
 * Reads a table of flags, one word a flag: `name`, `name|n` with a letter; a type behind a colon (`s` text, `i` a whole number, `d` a
 * duration, `l` a list; none: a switch), and behind `=` what the flag means when it stands alone: `dry-run:s=unchanged`.
 */
export function flagSet(...tables: readonly string[]): FlagSet {
  const all = tables.flatMap((table) => (table.match(/\S+/g) ?? []).map(readFlag))
  return {
    all,
    byName: new Map(all.map((flag) => [flag.name, flag])),
    byShort: new Map(all.flatMap((flag) => (flag.short === null ? [] : [[flag.short, flag] as const]))),
  }
}

function readFlag(text: string): Flag {
  const [head = '', alone = null] = text.split('=')
  const [names = '', letter = ''] = head.split(':')
  const [name = '', short = null] = names.split('|')
  const type = TYPES[letter] ?? 'bool'
  return { name, short, type, alone: type === 'bool' ? 'true' : alone }
}

/** The words of a command line that are not flags, what stands behind `--`, and each flag's values as typed. */
export interface FlagValues {
  readonly words: readonly string[]
  readonly after: readonly string[]
  readonly flags: ReadonlyMap<string, readonly string[]>
}

type ReadFlags = ({ readonly ok: true } & FlagValues) | { readonly ok: false; readonly error: string }

const NUMBER = /^[+-]?\d+$/
const BOOLEANS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['1', 't', 'T', 'TRUE', 'true', 'True'].map((word) => [word, 'true'])),
  ...Object.fromEntries(['0', 'f', 'F', 'FALSE', 'false', 'False'].map((word) => [word, 'false'])),
}
const DURATION = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/

/** Why a value does not suit its flag; null when it does. */
function complaint({ name, short, type }: Flag, value: string): string | null {
  const flag = short === null ? `--${name}` : `-${short}, --${name}`
  const why = (text: string): string => `invalid argument "${value}" for "${flag}" flag: ${text}`
  switch (type) {
    case 'bool':
      return value in BOOLEANS ? null : why(`strconv.ParseBool: parsing "${value}": invalid syntax`)
    case 'int':
      return NUMBER.test(value) ? null : why(`strconv.ParseInt: parsing "${value}": invalid syntax`)
    case 'duration':
      return DURATION.test(value) ? null : why(durationComplaint(value))
    case 'string':
    case 'list':
      return null
  }
}

/** Models time.ParseDuration's errors. */
const durationComplaint = (value: string): string =>
  /^[+-]?[\d.]*\d[\d.]*$/.test(value) ? `time: missing unit in duration "${value}"` : `time: invalid duration "${value}"`

/** Reads words: flags may stand anywhere before `--`. The error is as kubectl words it, without `error: `. */
export function readFlags(set: FlagSet, args: readonly string[]): ReadFlags {
  const words: string[] = []
  const flags = new Map<string, string[]>()
  const end = args.indexOf('--')
  const list = end === -1 ? args : args.slice(0, end)
  const take = (flag: Flag, value: string): string | null => {
    const wrong = complaint(flag, value)
    if (wrong !== null) return wrong
    const known = flags.get(flag.name)
    const plain = flag.type === 'bool' ? (BOOLEANS[value] ?? value) : value
    if (known) known.push(plain)
    else flags.set(flag.name, [plain])
    return null
  }
  for (let at = 0; at < list.length; at++) {
    const word = list[at] ?? ''
    if (!word.startsWith('-') || word === '-') words.push(word)
    else if (word.startsWith('--')) {
      const equals = word.indexOf('=')
      const name = word.slice(2, equals === -1 ? undefined : equals)
      const flag = set.byName.get(name)
      if (name === '' || name.startsWith('-')) return { ok: false, error: `bad flag syntax: ${word}` }
      if (!flag) return { ok: false, error: `unknown flag: --${name}` }
      const value = equals !== -1 ? word.slice(equals + 1) : (flag.alone ?? list[++at])
      if (value === undefined) return { ok: false, error: `flag needs an argument: --${name}` }
      const wrong = take(flag, value)
      if (wrong !== null) return { ok: false, error: wrong }
    } else {
      for (let letters = word.slice(1); letters !== ''; ) {
        const letter = letters[0] ?? ''
        const flag = set.byShort.get(letter)
        if (!flag) return { ok: false, error: `unknown shorthand flag: '${letter}' in -${letters}` }
        const rest = letters
        let value = flag.alone
        if (letters.length > 2 && letters[1] === '=') [value, letters] = [letters.slice(2), '']
        else if (value !== null) letters = letters.slice(1)
        else if (letters.length > 1) [value, letters] = [letters.slice(1), '']
        else [value, letters] = [list[++at] ?? null, '']
        if (value === null) return { ok: false, error: `flag needs an argument: '${letter}' in -${rest}` }
        const wrong = take(flag, value)
        if (wrong !== null) return { ok: false, error: wrong }
      }
    }
  }
  return { ok: true, words, after: end === -1 ? [] : args.slice(end + 1), flags }
}

import { forEachChild } from 'unbash'
import type { Redirection, SyntaxNode } from 'unbash'
import { readShellCall } from './command-line.ts'
import { commandName, isShell } from './commands.ts'
import { parseScript } from './shell.ts'

/** Programs that leave everything as it was, whatever they are told. */
const READERS: ReadonlySet<string> = new Set(
  `: [ awk base64 basename cat cd clear column command curl cut date df dirname du echo egrep env exit expr false free grep head history hostname id less ls md5sum more nc nl nproc nslookup
  pgrep pidof ping pg_isready printenv printf ps pwd read return rev seq set sha256sum shift sleep sort stat tac tail test top tr true tty type uname uniq uptime wc which whoami`.match(
    /\S+/g,
  ),
)

/** Programs that change something only when they are told so by such a word. */
const WRITING_WORDS: ReadonlyMap<string, RegExp> = new Map([
  ['sed', /^(?:-[nErsuz]*i|--in-place)/],
  ['find', /^-(?:delete|exec|execdir|ok|okdir|fprint.*|fls)$/],
])

/** Whether a command in a container only looks: it writes no file, and ends no process. What is not known may do anything. */
export function readsOnly(words: readonly string[]): boolean {
  const [program = ''] = words
  if (!isShell(program)) {
    const name = commandName(program)
    const writing = WRITING_WORDS.get(name)
    if (writing) return !words.some((word) => writing.test(word))
    return READERS.has(name) || (name === 'wget' && words.some((word) => /^-\w*O-$/.test(word)))
  }
  const script = words[readShellCall(words).script]
  return script === undefined ? words.length === 1 : scriptReadsOnly(script)
}

/** Whether a redirection leads into a file that stays. */
const writes = (redirection: Redirection): boolean =>
  redirection.type === 'Redirect' && redirection.operator.includes('>') && !/^(?:&?\d|\/dev\/null)$/.test(redirection.target?.value ?? '')

function scriptReadsOnly(text: string): boolean {
  const script = parseScript(text)
  if (script.errors?.length) return true
  let reads = true
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Command') {
      const words = [node.name, ...node.args].map((word) => (word?.type === 'Word' ? word.value : ''))
      if (node.name && !readsOnly(words)) reads = false
      if (node.redirects.some(writes)) reads = false
    }
    if (node.type === 'Redirected') reads = false
    forEachChild(node, visit)
  }
  visit(script)
  return reads
}

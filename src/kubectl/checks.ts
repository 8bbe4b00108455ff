/** What kubectl itself finds wrong with a change, before it sends anything. */
import { goQuote } from '../base/go-text.ts'
import { textFlag, textFlags } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { valueFaults } from '../manifest/validation/texts.ts'
import { composeValue } from '../manifest/yaml/compose.ts'
import { YamlError } from '../manifest/yaml/cursor.ts'
import { parseYaml } from '../manifest/yaml/parse.ts'
import { failure } from './errors.ts'
import { readObjectFormat } from './output/format.ts'
import type { Session } from './session.ts'

/** The flags that every change has. Models kubectl/pkg/cmd/util/helpers.go, GetDryRunStrategy (v1.36) */
function checkFlags({ readFile }: Session, line: CommandLine): void {
  const dryRun = textFlag(line, 'dry-run') ?? 'none'
  if (dryRun === 'unchanged')
    throw failure('--dry-run flag without a value was specified. A value must be set: "none", "server", or "client".')
  if (!['none', 'client', 'server'].includes(dryRun)) {
    throw failure(`Invalid dry-run value (${dryRun}). Must be "none", "server", or "client".`)
  }
  if (line.command !== 'delete') readObjectFormat(line, readFile)
}

/** Models kubectl/pkg/cmd/label/label.go, parseLabels (v1.36) */
function checkLabels({ words }: CommandLine): void {
  for (const word of words) {
    const [, value = '', ...more] = word.split('=')
    const faults = valueFaults(value)
    if (more.length === 0 && faults.length > 0) throw failure(`invalid label value: ${goQuote(word)}: ${faults.join(';')}`)
  }
}

/** A patch as it is sent: what looks like JSON goes as it is, YAML as JSON. Models kubectl/pkg/cmd/patch/patch.go (v1.36) */
function patchToSend({ readFile }: Session, line: CommandLine): string | null {
  const file = textFlag(line, 'patch-file')
  const text = file === undefined ? textFlag(line, 'patch') : readFile(file)
  if (text === null) throw failure(`unable to read patch file: open ${file ?? ''}: no such file or directory`)
  if (text === undefined || text === '') return null
  if (/^\s*\{/.test(text)) return text
  try {
    const node = parseYaml(text)
    return JSON.stringify(node === null ? null : composeValue(node))
  } catch (error) {
    if (error instanceof YamlError) throw failure(`unable to parse ${goQuote(textFlag(line, 'patch') ?? '')}: ${error.text}`)
    throw error
  }
}

/**
 * Checks the words of a change as kubectl does; answers them as a step has them, for a Scenario has no files.
 * Throws what kubectl says where it sends nothing.
 */
export function checkedWords(session: Session, line: CommandLine, words: readonly string[]): readonly string[] {
  checkFlags(session, line)
  if (line.command === 'label') checkLabels(line)
  if (line.command !== 'patch') return words
  const sent = patchToSend(session, line)
  if (sent === null) return words
  const given = new Set([...textFlags(line, 'patch'), ...textFlags(line, 'patch-file')])
  const isPatch = /^(?:-p|--patch|--patch-file)(?:$|=)|^-p/
  return [...words.filter((word, index) => !isPatch.test(word) && !(given.has(word) && isPatch.test(words[index - 1] ?? ''))), '-p', sent]
}

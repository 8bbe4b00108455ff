import { existsSync } from 'node:fs'
import { goQuote } from '../../base/go-text.ts'
import { readManifest } from '../../manifest/index.ts'
import { readArguments } from '../arguments.ts'
import { FileError, readText } from '../files.ts'

/** `validate FILE.yaml`: answers as kubectl does. Refusals go to stderr, as kubectl's do. Returns the exit status. */
export function validateCommand(args: readonly string[]): number {
  const { files } = readArguments('validate', args, {}, { least: 1, most: 1, names: 'FILE.yaml' })
  const [file = ''] = files
  if (!existsSync(file)) throw new FileError(`error: the path ${goQuote(file)} does not exist`)
  const { answer } = readManifest(readText(file), file)
  if (answer.text !== '') (answer.exitCode === 0 ? process.stdout : process.stderr).write(`${answer.text}\n`)
  return answer.exitCode
}

import { readManifest } from '../../manifest/index.ts'
import { readArguments } from '../arguments.ts'
import { readText } from '../files.ts'

/** `validate FILE.yaml`: answers as kubectl does. Refusals go to stderr, as kubectl's do. Returns the exit status. */
export function validateCommand(args: readonly string[]): number {
  const { files } = readArguments('validate', args, {}, { least: 1, most: 1, names: 'FILE.yaml' })
  const [file = ''] = files
  const { answer } = readManifest(readText(file), file)
  if (answer.text !== '') (answer.exitCode === 0 ? process.stdout : process.stderr).write(`${answer.text}\n`)
  return answer.exitCode
}

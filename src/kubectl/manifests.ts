import { listFlag } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import type { KubeObject } from '../kube/types.ts'
import { readManifest } from '../manifest/index.ts'
import { failure, KubectlError } from './errors.ts'
import type { Session } from './session.ts'

/** The objects in the files of `-f`, as they are written. Throws what kubectl says of a file that is not there or cannot be read. */
export function objectsInFiles({ readFile }: Session, line: CommandLine): KubeObject[] {
  return listFlag(line, 'filename').flatMap((path) => {
    const text = readFile(path)
    if (text === null) throw failure(`the path "${path}" does not exist`)
    const { world, documents, answer } = readManifest(text, path)
    if (!world) throw new KubectlError(answer.text)
    return documents.filter(({ role }) => role !== 'scenario').map(({ value }) => value as KubeObject)
  })
}

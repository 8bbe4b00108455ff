import { goJsonIndented } from '../../base/go-text.ts'
import { goYaml } from '../../base/go-yaml.ts'
import { textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { findKind, resourceName } from '../../kube/kinds.ts'
import type { KubeObject } from '../../kube/types.ts'
import { dryRunOf, dryRunSuffix } from './change.ts'

/** An object as `-o` asks for it; null where nothing, or what a change cannot print, is asked for. */
export function inFormat(line: CommandLine, object: KubeObject): string | null {
  switch (textFlag(line, 'output')) {
    case 'yaml':
      return goYaml(object).trimEnd()
    case 'json':
      return goJsonIndented(object, '    ')
    case 'name': {
      const kind = findKind(object.apiVersion, object.kind)
      return kind ? resourceName(kind, object.metadata.name) : null
    }
    case undefined:
    default:
      return null
  }
}

/** What kubectl says of an object that something was done to: the object as `-o` asks for it, or `pod/web labeled`. */
export function told(line: CommandLine, object: KubeObject, done: string): string {
  const kind = findKind(object.apiVersion, object.kind)
  return (
    inFormat(line, object) ??
    `${kind ? resourceName(kind, object.metadata.name) : object.metadata.name} ${done}${dryRunSuffix(dryRunOf(line))}`
  )
}

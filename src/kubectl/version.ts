import { goJsonIndented } from '../base/go-text.ts'
import { goYaml } from '../base/go-yaml.ts'
import { boolFlag, textFlag } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { failure } from './errors.ts'
import { put, say } from './session.ts'
import type { Printed, Session } from './session.ts'

const KUBERNETES = 'v1.36.3'
const KUSTOMIZE = 'v5.8.1'

/** Models kubectl/pkg/cmd/version/version.go (v1.36) */
export function* version(session: Session, line: CommandLine): Generator<Printed> {
  if (line.words.length > 0) throw failure(`extra arguments: [${line.words.join(' ')}]`)
  const [major, minor] = KUBERNETES.slice(1).split('.')
  const of = { gitVersion: KUBERNETES, major, minor, platform: 'linux/amd64' }
  const client = boolFlag(line, 'client')
  const all = { clientVersion: of, kustomizeVersion: KUSTOMIZE, ...(!client && { serverVersion: of }) }
  switch (textFlag(line, 'output') ?? '') {
    case '':
      yield say(session, `Client Version: ${KUBERNETES}`)
      yield say(session, `Kustomize Version: ${KUSTOMIZE}`)
      if (!client) yield say(session, `Server Version: ${KUBERNETES}`)
      return
    case 'yaml':
      return yield put(session, goYaml(all))
    case 'json':
      return yield say(session, goJsonIndented(all, '  '))
    default:
      throw failure("--output must be 'yaml' or 'json'")
  }
}

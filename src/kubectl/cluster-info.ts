import type { CommandLine } from '../kube/command-line/line.ts'
import { API_SERVER } from './config.ts'
import { misuse } from './errors.ts'
import { say } from './session.ts'
import type { Printed, Session } from './session.ts'

/** Where the cluster is, which runs nothing else that would be named. Models kubectl/pkg/cmd/clusterinfo/clusterinfo.go (v1.36) */
export function* clusterInfo(session: Session, line: CommandLine): Generator<Printed> {
  if (line.words.length > 0) throw misuse(line, `unknown command "${line.words.join(' ')}"`)
  yield say(session, `Kubernetes control plane is running at ${API_SERVER}`)
  yield say(session, "\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.")
}

/** A request to a port that `kubectl port-forward` keeps open, and what comes of it. */
import type { SimTime } from '../../base/time.ts'
import { joinWords } from '../../kube/command-line/line.ts'
import { NEW_TERMINAL } from './protocol.ts'
import type { Forward, LineAnswer, TypedLine } from './protocol.ts'

/** Seconds that an answer is waited for. A choice. */
const PATIENCE = 10

export type Response =
  | { readonly kind: 'answer'; readonly status: string; readonly headers: readonly string[]; readonly body: string }
  /** What kubectl and curl say instead. */
  | { readonly kind: 'failure'; readonly text: string }

/** The line that asks for a path; one without a slash at its start gets it. */
export function requestLine(forward: Forward, path: string, at: SimTime): TypedLine {
  const url = `http://localhost:${forward.port}${path.startsWith('/') ? '' : '/'}${path}`
  return { line: `curl -isS -m ${PATIENCE} ${joinWords([url])}`, at, state: { ...NEW_TERMINAL, forwards: [forward] } }
}

/** Reads what the line printed. */
export function responseIn({ pieces }: LineAnswer): Response {
  const printed = pieces.map(({ text }) => text).join('')
  const end = printed.indexOf('\n\n')
  if (!printed.startsWith('HTTP/') || end < 0) return { kind: 'failure', text: printed.trimEnd() }
  const [status = '', ...headers] = printed.slice(0, end).split('\n')
  return { kind: 'answer', status, headers, body: printed.slice(end + 2) }
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readWatchStream } from '../../src/recording/watch-stream.ts'
import type { Trace } from '../../src/simulation/trace.ts'

const FOLDER = join(import.meta.dirname, '../recordings')

/** A command as it was typed on real Kubernetes, and all answers that it gave at that time in one recording or another. */
export interface Typed {
  /** In whole seconds. */
  readonly at: number
  readonly command: string
  readonly answers: readonly string[]
}

/** A recording and what was typed while it was made: times in seconds as they were. */
export interface TranscribedRecording {
  readonly name: string
  readonly trace: Trace
  readonly typed: readonly { readonly at: number; readonly command: string; readonly answer: string }[]
}

export function transcribedRecordings(): TranscribedRecording[] {
  return readdirSync(FOLDER).flatMap((name) => {
    const folder = join(FOLDER, name)
    const files = readdirSync(folder)
    return files.flatMap((file) => {
      const watch = file.replace(/^kubectl(.*)\.txt$/, 'watch$1.jsonl.gz')
      if (watch === file || !files.includes(watch)) return []
      const trace = readWatchStream(gunzipSync(readFileSync(join(folder, watch))).toString(), watch)
      const typed = [...readFileSync(join(folder, file), 'utf8').matchAll(ENTRY)].map(([, seconds = '', command = '', answer = '']) => ({
        at: Number(seconds),
        command,
        answer,
      }))
      return [{ name: `${name}/${file}`, trace, typed }]
    })
  })
}

/** A world and what was typed in it. */
export interface TranscribedWorld {
  readonly name: string
  readonly text: string
  readonly typed: readonly Typed[]
}

const ENTRY = /^# at ([\d.]+)s\n\$ kubectl (.+)\n((?:.*\n)*?)(?=\n*# at |$(?![\s\S]))/gm

export function transcribedWorlds(): TranscribedWorld[] {
  return readdirSync(FOLDER).flatMap((name) => {
    const folder = join(FOLDER, name)
    const files = readdirSync(folder).filter((file) => file.startsWith('kubectl'))
    const typed = new Map<string, { at: number; command: string; answers: string[] }>()
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8')
      for (const [, seconds = '', command = '', answer = ''] of text.matchAll(ENTRY)) {
        const at = Math.round(Number(seconds))
        const known = typed.get(`${at} ${command}`)
        if (known) known.answers.push(answer)
        else typed.set(`${at} ${command}`, { at, command, answers: [answer] })
      }
    }
    const worldText = readFileSync(join(folder, 'world.yaml'), 'utf8')
    return files.length === 0 ? [] : [{ name, text: worldText, typed: [...typed.values()].sort((a, b) => a.at - b.at) }]
  })
}

/** What differs from one cluster to the next, or by chance; the first rules go first. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UID'],
  [/[0-9a-f]{64}/g, 'HASH'],
  [/\b\d+\.\d+\.\d+\.\d+\b/g, 'IP'],
  [/kube-api-access-\w{5}/g, 'kube-api-access-X'],
  [/"?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z"?/g, 'TIME'],
  [/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000/g, 'TIME'],
  [/resourceVersion: "\d*"/g, 'resourceVersion: N'],
  [/"resourceVersion": "\d*"/g, '"resourceVersion": N'],
  [/in [0-9.]+m?s \([0-9.]+m?s including waiting\)/g, 'in T'],
  [/Image size: \d+/g, 'Image size: N'],
  [/\bnode-\d\b/g, 'node-N'],
  [/\b(\d+[smhd])+\b/g, 'AGE'],
  [/\b[0-9a-f]{32}\b/g, 'HASH'],
  [/-[a-z0-9]{8,10}-[a-z0-9]{5}\b/g, '-HASH-X'],
  [/(hash[=:] ?(?:[a-z]+-)?|[a-z]-)[bcdfghjklmnpqrstvwxz2456789]{8,10}\b(?=[^-]|-\n)/g, '$1HASH'],
  [/(?<=[a-z])-[a-z0-9]{5}\b/g, '-X'],
  [/[ \t]+/g, ' '],
  [/ (?=\n)/g, ''],
  [/\(x\d+ over AGE\)/g, '(xN over AGE)'],
]

/** An answer line by line, without what may differ; events that tie in time, and names that end by chance, may come in any order. */
export function comparable(answer: string): string[] {
  const masked = MASKS.reduce((text, [pattern, word]) => text.replace(pattern, word), `${answer.trim()}\n`)
  const lines = masked
    .split('\n\n\n')
    .map((one) => one.trimEnd())
    .sort()
    .join('\n\n\n')
    .split('\n')
  const events = lines.findIndex((line) => line.includes('From Message'))
  if (events !== -1) return [...lines.slice(0, events + 2), ...lines.slice(events + 2).sort()]
  return /^(?:LAST SEEN|NAME) /.test(lines[0] ?? '') ? [...lines.slice(0, 1), ...lines.slice(1).sort()] : lines
}

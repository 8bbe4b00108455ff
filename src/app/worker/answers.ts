import { laneText } from '../../lanes/index.ts'
import type { RecordingAbout } from '../../recording/watch-stream.ts'
import type { Case } from '../../explain/case.ts'
import type { FieldRef } from '../../explain/fields.ts'
import { isPod } from '../../kube/types.ts'
import type { MachineMove } from '../../simulation/machine-moves.ts'
import { t } from '../../messages/index.ts'
import { simulate } from '../../simulation/simulate.ts'
import type { ManifestDocument } from '../../manifest/index.ts'
import { API_RULES, containersInTemplates, defaultsInForce, fieldLines, pathAt, probesIn } from '../../manifest/index.ts'
import type { LineAnswer } from '../terminal/protocol.ts'
import { charts } from './charts.ts'
import type { DecisionRecord } from '../../simulation/trace.ts'
import type { Counted, MachineHistory, Question, QuestionKind, Questions, WhyAnswer } from './protocol.ts'

/** All that questions about a run are answered from. */
export interface Answerable extends Case {
  readonly text: string
  readonly documents: readonly ManifestDocument[]
  /** Null: the run was simulated. */
  readonly recording: RecordingAbout | null
}

type AnyAnswer = Questions[QuestionKind]['answer']

/** Answers one question of the page; what is not asked for in each run waits for the code that answers it. */
export function answerTo(run: Answerable, question: Question): AnyAnswer | Promise<AnyAnswer> {
  switch (question.what) {
    case 'pod':
      return podIn(run, question.about)
    case 'why':
      return whyOf(run, question.about)
    case 'decisions':
      return run.trace.records.filter((record): record is DecisionRecord => record.kind === 'decision' && record.pod === question.about)
    case 'counted':
      return countedAt(run, question.about)
    case 'export':
      return question.about === 'lanes' ? laneText(run.model) : watchStreamOf(run)
    case 'machines':
      return { charts: charts(), runs: runsOf(run) }
    case 'typed':
      return typed(run, question.about)
    case 'completion':
      return import('../terminal/complete.ts').then(({ completionsOf }) => completionsOf(run, question.about))
    case 'remarks':
      return { defaults: defaultsInForce(run.text, run), templates: containersInTemplates(run.text, run), probes: probesIn(run.text, run) }
  }
}

/** A line is always answered: where it cannot be carried out, with what stood in the way. */
async function typed(run: Answerable, about: Questions['typed']['about']): Promise<LineAnswer> {
  try {
    return await carriedOut(run, about)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const { at, state } = about
    const pieces = [{ at, text: `${t('terminal.mistake', { message })}\n`, error: true }]
    return { pieces, endsAt: at, isCut: false, state, text: null, edit: null, clears: false }
  }
}

async function carriedOut(run: Answerable, about: Questions['typed']['about']): Promise<LineAnswer> {
  const { runTypedLine } = await import('../terminal/run.ts')
  let areWanted = false
  const answer = runTypedLine(run, about, () => {
    areWanted = true
    return {}
  })
  if (!areWanted) return answer
  // Few lines ask what `kubectl explain` says, and it is much: such a line is carried out once more when that is there.
  const words = await (await import('../../kubectl/explain/documentation.ts')).loadDocumentation()
  return runTypedLine(run, about, () => words)
}

/** The events of the run's watch, one a line, and until when it goes. */
async function watchStreamOf({ trace, recording }: Answerable): Promise<string> {
  const { bookmarkLine, watchStreamLines } = await import('../../recording/watch-stream.ts')
  return [...watchStreamLines(trace), bookmarkLine(trace, recording ?? { of: 'watch', times: 'recorded' })].join('\n')
}

function podIn({ trace }: Answerable, record: number): Questions['pod']['answer'] {
  const found = trace.records[record]
  return found?.kind === 'watch' && found.type !== 'DELETED' && isPod(found.object) ? found.object : null
}

async function whyOf(run: Answerable, about: Questions['why']['about']): Promise<WhyAnswer | null> {
  const { explain } = await import('../../explain/why.ts')
  const why = explain(run, about)
  return why && { ...why, lines: linesOf(run, why.fields) }
}

/** The lines that the fields stand on. */
function linesOf({ documents, text }: Answerable, fields: readonly FieldRef[]): readonly number[] {
  const places = fields.flatMap((field) => {
    const document = documents.find((one) => isDocumentOf(one, field))
    return document ? [{ document: document.index, path: field.path }] : []
  })
  return fieldLines(text, places)
}

const isDocumentOf = (document: ManifestDocument, { kind, name }: FieldRef): boolean =>
  kind === 'Scenario' ? document.role === 'scenario' : document.kind === kind && document.name === name

async function countedAt(run: Answerable, offset: number): Promise<Counted | null> {
  const found = pathAt(run.text, offset)
  const document = found && run.documents.find(({ index }) => index === found.document)
  if (!found || !document || found.path.length === 0) return null
  const kind = document.role === 'scenario' ? 'Scenario' : document.kind
  const [line] = fieldLines(run.text, [found])
  const { countedIn } = await import('../../explain/counted.ts')
  const items = countedIn(run, { kind, namespace: null, name: document.name, path: found.path })
  return line === undefined || items.length === 0 ? null : { line, items }
}

/** The moves of each machine, in the order in which the machines began; a recording has none. */
function runsOf({ world }: Answerable): readonly MachineHistory[] {
  const runs = new Map<string, { ref: Omit<MachineHistory, 'moves'>; moves: MachineHistory['moves'][number][] }>()
  const hear = ({ machine, subject, part, at, state, event }: MachineMove): void => {
    const key = `${machine}/${subject}/${part}`
    const known = runs.get(key)
    if (known) known.moves.push({ at, state, event })
    else runs.set(key, { ref: { machine, subject, part }, moves: [{ at, state, event }] })
  }
  if (world) simulate(world, { validation: API_RULES, onMove: hear })
  return [...runs.values()].map(({ ref, moves }) => ({ ...ref, moves }))
}

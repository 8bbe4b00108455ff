import { formatGoDuration, ms } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import type { ScenarioStep } from '../../kube/scenario.ts'
import { outputPieces } from '../../kubectl/index.ts'
import type { Step } from '../../kubectl/index.ts'
import { t } from '../../messages/index.ts'
import { API_RULES, readManifest } from '../../manifest/index.ts'
import { addStep } from '../../manifest/edit.ts'
import { durationOf, simulate } from '../../simulation/simulate.ts'
import type { CommandRecord, FaultRecord, Trace } from '../../simulation/trace.ts'
import type { Fixed, Piece } from './protocol.ts'

const FILE_NAME = 'world.yaml'
/** The API server and the runtime go on for as long, however short the world is: a command says what it has to say. */
const LONGEST_ANSWER = ms(60_000)

/** The world as a terminal's commands see it, and change it. */
export class TerminalWorld {
  #text: string
  #trace: Trace
  #changed = false
  readonly #fixed: Fixed | null

  constructor(text: string, trace: Trace, fixed: Fixed | null) {
    this.#text = text
    this.#trace = trace
    this.#fixed = fixed
  }

  /** What is said instead of a change; null: changes are made. */
  get unchangeable(): string | null {
    switch (this.#fixed) {
      case null:
        return null
      case 'recorded':
        return `error: ${t('terminal.recorded', { simulation: t('share.source.simulation') })}\n`
      default:
        return `error: ${t(`terminal.${this.#fixed}`)}\n`
    }
  }

  get trace(): Trace {
    return this.#trace
  }

  /** The text, when commands have changed it. */
  get changedText(): string | null {
    return this.#changed ? this.#text : null
  }

  /**
   * Carries out steps at a moment, and answers what they print. What changes something is kept in the text, if it is to be `kept`;
   * otherwise the world is afterwards as it was. What the API server refuses as a whole is told as it says it.
   */
  carryOut(steps: readonly Step[], at: SimTime, kept: boolean): Piece[] {
    const refusal = this.unchangeable
    // What was recorded has no text to play.
    if (refusal !== null && this.#fixed === 'recorded') return [{ at, text: refusal, error: true }]
    const played = this.#play(steps, at, kept)
    if (!played.ok) return [{ at, text: `${played.refusal}\n`, error: true }]
    const { roots, trace } = played
    const lasting = kept ? steps.filter((_, index) => isLasting(roots[index], trace)) : []
    if (lasting.length > 0 && refusal !== null) return [{ at, text: refusal, error: true }]
    if (lasting.length > 0) this.#keep(lasting.length === steps.length ? played : this.#play(lasting, at, true))
    return roots.flatMap((root) =>
      outputPieces(root?.kind === 'command' ? root.output : '').map((piece) => ({ at, text: piece.text, error: piece.stream === 'err' })),
    )
  }

  #play(steps: readonly Step[], at: SimTime, whole: boolean): Played {
    const added = steps.map((step): ScenarioStep => ({ at: formatGoDuration(ms(at)), ...step }))
    const text = added.reduce(addStep, this.#text)
    const { world, answer } = readManifest(text, FILE_NAME)
    if (!world) return { ok: false, refusal: answer.text }
    const first = (world.scenario.spec?.timeline ?? []).length - steps.length
    const until = whole ? durationOf(world) : ms(at + LONGEST_ANSWER)
    const trace = simulate(world, { validation: API_RULES, until })
    const roots = steps.map((_, index) => trace.records.find((record): record is Root => isRootOf(record, first + index)))
    return { ok: true, text, trace, roots }
  }

  #keep(played: Played): void {
    if (!played.ok) return
    this.#text = played.text
    this.#trace = played.trace
    this.#changed = true
  }
}

/** The world with steps added, or why there is none. */
type Played =
  | { readonly ok: true; readonly text: string; readonly trace: Trace; readonly roots: readonly (Root | undefined)[] }
  | { readonly ok: false; readonly refusal: string }

/** What a step begins with. */
type Root = CommandRecord | FaultRecord

/** Whether a record is the beginning of the step of that number. */
const isRootOf = (record: Trace['records'][number], step: number): boolean =>
  (record.kind === 'command' || record.kind === 'fault') && record.path[1] === 'timeline' && record.path[2] === step

/** Whether something came of a command: what is refused, and what finds all as it is to be, leaves no step behind. */
function isLasting(root: Root | undefined, { records }: Trace): boolean {
  if (root?.kind !== 'command') return root !== undefined
  // What a program does to the files of its container stands in no record.
  if (root.command.startsWith('exec ')) return !/^(?:error: |Error from server)/.test(root.output)
  return records.some(({ causes }) => causes.includes(root.id))
}

import { formatGoDuration, ms } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import type { ScenarioStep } from '../../kube/scenario.ts'
import { outputPieces } from '../../kubectl/index.ts'
import type { Step } from '../../kubectl/index.ts'
import { API_RULES, readManifest } from '../../manifest/index.ts'
import { addStep } from '../../manifest/edit.ts'
import { durationOf, simulate } from '../../simulation/simulate.ts'
import type { CommandRecord, Trace } from '../../simulation/trace.ts'
import type { Piece } from './protocol.ts'

const FILE_NAME = 'world.yaml'
/** The API server and the runtime go on for as long, however short the world is: a command says what it has to say. */
const LONGEST_ANSWER = ms(60_000)

/** The world as a terminal's commands see it, and change it. */
export class TerminalWorld {
  #text: string
  #trace: Trace
  #changed = false

  constructor(text: string, trace: Trace) {
    this.#text = text
    this.#trace = trace
  }

  get trace(): Trace {
    return this.#trace
  }

  /** The text, when commands have changed it. */
  get changedText(): string | null {
    return this.#changed ? this.#text : null
  }

  /**
   * Carries out steps at a moment, and answers what they print. Unless they are `kept` the world is afterwards as it was.
   * What the API server refuses as a whole is told as it says it.
   */
  carryOut(steps: readonly Step[], at: SimTime, kept: boolean): Piece[] {
    const added = steps.map((step): ScenarioStep => ({ at: formatGoDuration(ms(at)), ...step }))
    const text = added.reduce(addStep, this.#text)
    const { world, answer } = readManifest(text, FILE_NAME)
    if (!world) return [{ at, text: `${answer.text}\n`, error: true }]
    const timeline = world.scenario.spec?.timeline ?? []
    const first = timeline.length - steps.length
    const length = durationOf(world)
    const until = kept ? length : ms(at + LONGEST_ANSWER)
    const trace = simulate(world, { validation: API_RULES, until })
    const commands = trace.records.filter((record): record is CommandRecord => record.kind === 'command' && isStep(record, first))
    if (kept) {
      this.#text = text
      this.#trace = trace
      this.#changed = true
    }
    return commands.flatMap((command) =>
      outputPieces(command.output).map((piece) => ({ at, text: piece.text, error: piece.stream === 'err' })),
    )
  }
}

const isStep = ({ path }: CommandRecord, first: number): boolean => path[1] === 'timeline' && Number(path[2]) >= first

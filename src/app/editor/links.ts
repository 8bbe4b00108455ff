import { create } from 'zustand'
import type { Inlay, LineState } from '../../editor/index.ts'
import { laneIdOf, laneOf, lookOf, markOf, podInView, segmentOf, segmentsAt, stateAt } from '../../lanes/index.ts'
import type { FaultWhat, ItemId, LaneModel } from '../../lanes/types.ts'
import type { ProbePlace } from '../../manifest/inlays.ts'
import { ZERO } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { t } from '../../messages/index.ts'
import { useWhy } from '../inspector/why.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { simulator } from '../store/session.ts'
import { useSpots } from '../store/spots.ts'
import type { Spot } from '../../timeline/types.ts'
import { faultWords } from '../../timeline/words.ts'
import type { Counted, Remarks } from '../worker/protocol.ts'

/** What ties the text to the timeline: the field at the caret and where it counted, the defaults in force, and where templates name containers. */
interface Links {
  /** Null while the caret is in no field that counted anywhere. */
  readonly counted: Counted | null
  readonly remarks: Remarks
}

const NO_REMARKS: Remarks = { defaults: [], templates: [], probes: [] }

export const useLinks = create<Links>()(() => ({ counted: null, remarks: NO_REMARKS }))

let caret: number | null = null
let asked = ''

/**
 * Asks anew when the caret or the run is another one. Only the text that was simulated has something to tell; what was told of the one before
 * stays until then, so that nothing flickers, unless something stands in the way of the picture.
 */
async function look(): Promise<void> {
  const { version, modelText, trouble } = useRun.getState()
  const isTold = modelText === useInputs.getState().text
  if (!isTold && !trouble && caret !== null) return
  const offset = isTold ? caret : null
  const key = `${version}/${offset}`
  if (key === asked) return
  asked = key
  const counted = offset === null ? null : await simulator.ask('counted', offset)
  if (asked !== key) return
  useLinks.setState({ counted })
  useSpots.setState({ counted: spotsOf(counted?.items ?? []) })
}

/** Where items lie in the picture's lanes. */
function spotsOf(items: readonly ItemId[]): readonly Spot[] {
  const { model } = useRun.getState()
  return items.flatMap((item) => {
    const lane = model && laneOf(model, laneIdOf(item))
    const segment = lane && segmentOf(lane, item)
    const mark = lane && markOf(lane, item)
    if (!lane || (!segment && !mark)) return []
    const from = segment?.from ?? mark?.at ?? ZERO
    return [{ lane: lane.id, from, to: segment?.to ?? from }]
  })
}

/** The version of the run that the remarks are of, or were asked for. */
let remarksOf = -1

async function lookForRemarks(): Promise<void> {
  const { version } = useRun.getState()
  if (version === remarksOf) return
  remarksOf = version
  const remarks = await simulator.ask('remarks', null)
  if (remarksOf !== version) return
  // The worker broke, or has another run: the next thing that is told asks again.
  if (remarks === null) remarksOf = -1
  useLinks.setState({ remarks: remarks ?? NO_REMARKS })
}

/** The caret moved, or left the text. */
export function caretMoved(offset: number | null): void {
  caret = offset
  void look()
}

/** Keeps the links up to date with the runs; returns what ends that. */
export function followLinks(): () => void {
  const both = (): void => {
    void look()
    void lookForRemarks()
  }
  both()
  const stops = [useRun.subscribe(both), useInputs.subscribe(() => void look())]
  return () => {
    for (const stop of stops) stop()
    caretMoved(null)
  }
}

/** The lines that took part in what somebody selected. */
export function causeLines(): readonly number[] {
  const { isSelected, why } = useWhy.getState()
  return isSelected ? (why?.lines ?? []) : []
}

function countedInlay({ line, items }: Counted): Inlay {
  const times = items.length
  return { line, text: t('editor.counted', { times }), brief: t('editor.counted.brief', { times }), tone: 'you' }
}

/** The remarks behind lines: defaults in force, workloads as they are at the cursor, and how often the field at the caret counted. */
export function inlays(): readonly Inlay[] {
  const { model, reading } = useRun.getState()
  const { cursor } = useInputs.getState()
  if (!model) return []
  const { counted, remarks } = useLinks.getState()
  const places = reading?.documents.map(({ kind, name, range }) => ({ kind, name, line: range.start.line })) ?? []
  return [
    ...remarks.defaults.map(
      ({ line, fields }): Inlay => ({ line, text: fields.map(({ name, value }) => `${name} ${value}`).join(', '), tone: 'plain' }),
    ),
    ...places.flatMap((place) => workloadInlay(model, cursor, place)),
    ...(counted ? [countedInlay(counted)] : []),
  ]
}

/** The state of a container in a template's youngest Pod that lives at the cursor, at the line that names it. */
export function templateStates(): readonly LineState[] {
  const { model } = useRun.getState()
  const { cursor } = useInputs.getState()
  if (!model) return []
  return useLinks.getState().remarks.templates.flatMap(({ workload, container, line }) => {
    const pod = podInView(model, cursor, workload)
    const lane = pod && model.lanes.find((one) => one.kind === 'container' && one.pod === pod && one.container === container)
    const segment = lane && stateAt(model, lane, cursor)
    if (!segment) return []
    const { glyph, tone } = lookOf(segment.state)
    return [{ line, glyph, tone, label: segment.label }]
  })
}

/** A flag at each probe that a fault has fail at the cursor. */
export function faultStates(): readonly LineState[] {
  const { model } = useRun.getState()
  const { cursor } = useInputs.getState()
  const faults = model?.lanes.find(({ kind }) => kind === 'faults')
  if (!faults) return []
  const { probes } = useLinks.getState().remarks
  return segmentsAt(faults, cursor).flatMap(({ state }) =>
    state.kind === 'fault'
      ? probes
          .filter((one) => failsBy(state.what, one))
          .map(({ line }): LineState => ({ line, glyph: 'flag', tone: 'fail', label: faultWords(state) }))
      : [],
  )
}

function failsBy(what: FaultWhat, { owner, isPod, container, probe }: ProbePlace): boolean {
  if (what.kind === 'health') return what.container === container && what.probe === probe
  if (what.kind !== 'step') return false
  const target = what.step.probe ?? what.step.hang
  if (target?.container !== container || ('probe' in target && target.probe !== probe)) return false
  return target.pod === undefined || (isPod ? target.pod === owner : target.pod.startsWith(`${owner}-`))
}

/** How many of a workload's Pods are ready, of a Job how many completions there are, behind the line on which its document begins. */
function workloadInlay(
  model: LaneModel,
  cursor: SimTime,
  { kind, name, line }: { kind: string; name: string; line: number },
): readonly Inlay[] {
  const lane = model.lanes.find((one) => one.kind === 'workload' && one.name === `${kind} ${name}`)
  const state = lane && stateAt(model, lane, cursor)?.state
  return state?.kind === 'workload'
    ? [
        {
          line,
          text: t(kind === 'Job' ? 'editor.completed' : 'editor.ready', { ready: state.ready, desired: state.desired }),
          tone: 'plain',
        },
      ]
    : []
}

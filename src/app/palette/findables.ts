import { cutAt } from '../../lanes/index.ts'
import { t } from '../../messages/index.ts'
import { PRESET_IDS } from '../../scenarios/index.ts'
import { COMMANDS } from '../commands.ts'
import { eventsOf } from '../console/events.ts'
import { formatTime } from '../format.ts'
import { allFaults, injectFault } from '../inject/edits.ts'
import { isGroup } from '../inject/faults.ts'
import type { Fault, FaultGroup } from '../inject/faults.ts'
import { isRecordedAlone, showSimulation } from '../store/compare.ts'
import { useCompare } from '../store/compared.ts'
import type { RecordedRun } from '../store/compared.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { useUi } from '../store/ui.ts'
import { timelineHandle } from '../timeline/handle.ts'

export interface Findable {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly keys?: string
  readonly pick: () => void
}

/** Latest Events only: the palette is for finding, the list is in the console. */
const EVENTS = 200

const leaves = (one: Fault | FaultGroup, above: readonly string[] = []): readonly Findable[] =>
  isGroup(one)
    ? one.faults.flatMap((child) => leaves(child, [...above, one.label]))
    : [{ id: `fault/${one.id}`, label: [...above, one.label].join(', '), pick: () => void injectFault(one) }]

/** In place of the faults, which a recording does not take. */
const instead = (): Findable => ({
  id: 'fault/recorded',
  label: t('faults.recorded.show'),
  hint: t('faults.recorded'),
  pick: showSimulation,
})

/** What a recording began with, to be changed and played again. */
const again = (recording: RecordedRun): Findable => ({
  id: 'recording/simulate',
  label: t('share.import.simulate-watch'),
  hint: recording.name,
  pick: () => void import('../share/simulate-recorded.ts').then(({ simulateRecorded }) => simulateRecorded(recording)),
})

/** Everything that can be found, by kind. */
export function findables(): readonly { heading: string; items: readonly Findable[] }[] {
  const { model: run } = useRun.getState()
  const inputs = useInputs.getState()
  const model = run && useUi.getState().futureHidden ? cutAt(run, inputs.cursor) : run
  const commands = COMMANDS.map(({ id, keys, run }) => ({ id, label: t(`app.command.${id}`), keys, pick: run }))
  const { recording } = useCompare.getState()
  const lanes = (model?.lanes ?? []).map((lane) => ({
    id: lane.id,
    label: lane.name,
    hint: [lane.pod?.slice(lane.pod.indexOf('/') + 1), lane.container === lane.name ? null : lane.container, lane.kind]
      .filter(Boolean)
      .join(' '),
    pick: () => {
      inputs.set({ selection: { lane: lane.id, item: null } })
      timelineHandle.current?.reveal(lane.id)
      timelineHandle.current?.focus()
    },
  }))
  const events = (model ? eventsOf(model).slice(-EVENTS) : []).map(({ lane, mark }) => ({
    id: mark.id,
    label: `${formatTime(mark.at)} ${mark.reason}`,
    hint: mark.message,
    pick: () => inputs.set({ cursor: mark.at, selection: { lane, item: mark.id } }),
  }))
  const presets = PRESET_IDS.map((id) => ({
    id,
    label: t(`presets.${id}.title`),
    hint: t(`presets.${id}.about`),
    pick: () => inputs.openPreset(id),
  }))
  return [
    { heading: t('app.found.commands'), items: recording ? [...commands, again(recording)] : commands },
    { heading: t('app.found.faults'), items: isRecordedAlone() ? [instead()] : allFaults().flatMap((fault) => leaves(fault)) },
    { heading: t('app.found.presets'), items: presets },
    { heading: t('app.found.lanes'), items: lanes },
    { heading: t('app.found.events'), items: events },
  ].filter((group) => group.items.length > 0)
}

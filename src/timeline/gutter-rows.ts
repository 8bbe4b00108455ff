/** What the rows of names say: in words only, so that whoever draws them can tell whether a row says the same as before. */
import type { Lane, LaneId, LaneModel } from '../lanes/types.ts'
import { t } from '../messages/index.ts'
import { PINNED } from './arrangement.ts'
import type { Row } from './layout.ts'
import { laneName, laneTag } from './words.ts'

/** A row of the gutter as the page has it. */
export interface NameRow {
  readonly lane: Lane
  readonly tall: boolean
  readonly says: Says
}

export interface Says {
  readonly classes: string
  readonly top: number
  readonly height: number
  readonly depth: number
  readonly name: string
  /** How the name begins that begins as the owner's; empty for any other. */
  readonly stem: string
  readonly title: string
  readonly tag: string
  readonly branch: LaneId
  readonly open: boolean | null
  readonly isPinned: boolean
}

interface Around {
  readonly model: LaneModel
  readonly selected: LaneId | null
  readonly pinned: ReadonlySet<LaneId>
}

export function nameRow(row: Row, { model, selected, pinned }: Around): NameRow {
  const { lane, tall, nameTop, nameHeight, depth, branch, open } = row
  const says: Says = {
    classes: classesOf(row, selected),
    top: nameTop,
    height: nameHeight,
    depth,
    name: nameIn(row),
    stem: stemOf(row, model),
    title: titleOf(model, row),
    tag: tagOf(model, row),
    branch,
    open,
    isPinned: pinned.has(lane.id),
  }
  return { lane, tall, says }
}

const CLASSES: Readonly<Record<string, string>> = { condition: 'is-cond', probe: 'is-sub', signals: 'is-sub', memory: 'is-sub' }

function classesOf(row: Row, selected: LaneId | null): string {
  const { lane, head, tall, open, podName } = row
  const key = (lane.detail.kind === 'condition' && lane.detail.isReady) || (open !== null && podName === null)
  return [
    'tl-name-row',
    CLASSES[lane.kind],
    head && 'is-head',
    tall && 'is-tall',
    key && 'is-key',
    (podName !== null || isEndpoint(row)) && 'is-pod',
    lane.id === selected && 'is-selected',
  ]
    .filter(Boolean)
    .join(' ')
}

/** A folding row is named for its Pod; a pinned lane keeps its name and has the Pod's beside it. */
export const isPodHead = ({ podName, parent, lane }: Row): boolean => podName !== null && lane.kind === 'status' && parent !== PINNED

/** What a row is called beside it. */
export function nameIn(row: Row): string {
  if (isPodHead(row)) return row.podName ?? ''
  return isEndpoint(row) ? laneTag(row.lane) : shortName(row.lane)
}

/** One of several endpoints, below its Service. */
const isEndpoint = ({ lane, parent }: Row): boolean => lane.detail.kind === 'endpoint' && parent !== '' && parent !== PINNED

/** A workload's kind stands beside its name. */
const shortName = (lane: Lane): string => (lane.kind === 'workload' ? lane.name.slice(lane.name.indexOf(' ') + 1) : laneName(lane))

/** How a Pod's name begins that begins as its owner's. */
function stemOf(row: Row, { groups }: LaneModel): string {
  const name = nameIn(row)
  const owner = isPodHead(row) || isEndpoint(row) ? groups.find((group) => group.name === name)?.owner : null
  const stem = owner ? `${owner.slice(owner.lastIndexOf('/') + 1)}-` : ''
  return name.startsWith(stem) ? stem : ''
}

/** The name in full, and where a Pod runs. */
function titleOf(model: LaneModel, row: Row): string {
  const node = isPodHead(row) ? model.groups.find(({ id }) => id === row.lane.group)?.node : null
  return node ? t('timeline.pod.on', { pod: nameIn(row), node }) : nameIn(row)
}

/** A single endpoint needs no name beside its Service's, and a Pod below what owns it no word for its lane. */
export function tagOf(model: LaneModel, row: Row): string {
  const { lane, podName, depth, parent } = row
  if (lane.kind === 'workload') return lane.name.slice(0, lane.name.indexOf(' '))
  if (podName !== null) return isPodHead(row) ? (depth > 0 ? '' : lane.name) : podName
  if (lane.detail.kind !== 'endpoint') return laneTag(lane)
  if (isEndpoint(row)) return ''
  return parent === '' && model.lanes.filter(({ kind }) => kind === 'service').length === 1 ? '' : laneTag(lane)
}

import type { Version } from './version.ts'

const WORLD = ['text', 'preset', 'cursor'] as const
const LOOK = ['view', 'selection', 'measure'] as const
const RECORDED = ['recording', 'source'] as const

/** What each kind of step changes, and undo brings back. */
const CHANGES = {
  typing: WORLD,
  change: WORLD,
  fault: WORLD,
  'fault-move': WORLD,
  'fault-change': WORLD,
  'fault-remove': WORLD,
  number: WORLD,
  fix: WORLD,
  command: WORLD,
  preset: [...WORLD, ...LOOK],
  file: [...WORLD, ...LOOK],
  link: [...WORLD, ...LOOK, ...RECORDED, 'pinned', 'arrangement', 'filter', 'presenting', 'futureHidden'],
  pin: ['pinned'],
  unpin: ['pinned'],
  record: RECORDED,
  unrecord: RECORDED,
  order: ['arrangement'],
  keep: ['arrangement'],
  group: ['arrangement'],
  fold: ['arrangement'],
  filter: ['filter'],
  theme: ['theme'],
} as const satisfies Readonly<Record<string, readonly (keyof Version)[]>>

export type StepKind = keyof typeof CHANGES

export const isStepKind = (value: unknown): value is StepKind => typeof value === 'string' && value in CHANGES

/** What a step did, as it is told: `about` is the preset, the command or the file. */
export interface StepName {
  readonly kind: StepKind
  readonly about?: string
}

/** A step and what it changed, as that was on its other side. */
export interface Step {
  readonly name: StepName
  readonly before: Partial<Version>
}

/** Steps that can be undone, the latest one last, and those that can be done again, the next one first. */
export interface History {
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

export const EMPTY_HISTORY: History = { past: [], future: [] }

const LONGEST = 200

const fieldsOf = ({ kind }: StepName): readonly (keyof Version)[] => CHANGES[kind]

function stepOf(name: StepName, now: Version): Step {
  const before = Object.fromEntries(fieldsOf(name).map((field) => [field, now[field]])) as Partial<Version>
  return { name, before }
}

/** What is about to happen becomes a step: `now` is the page before it. */
export const remember = (history: History, name: StepName, now: Version): History => ({
  past: [...history.past, stepOf(name, now)].slice(-LONGEST),
  future: [],
})

/** One step back: what to show again, and the history after it; null at the beginning. */
export function back({ past, future }: History, now: Version): { readonly shown: Partial<Version>; readonly history: History } | null {
  const step = past.at(-1)
  return step ? { shown: step.before, history: { past: past.slice(0, -1), future: [stepOf(step.name, now), ...future] } } : null
}

/** One step forth; null at the end. */
export function forth({ past, future }: History, now: Version): { readonly shown: Partial<Version>; readonly history: History } | null {
  const [step, ...rest] = future
  return step ? { shown: step.before, history: { past: [...past, stepOf(step.name, now)], future: rest } } : null
}

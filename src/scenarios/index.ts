import { simTimeOf } from '../base/time.ts'
import type { SimTime } from '../base/time.ts'
import hungWeb from './presets/hung-web.yaml?raw'
import crashLoop from './presets/crash-loop.yaml?raw'
import oomKilled from './presets/oom-killed.yaml?raw'
import imageNotFound from './presets/image-not-found.yaml?raw'
import strictLiveness from './presets/strict-liveness.yaml?raw'
import readinessService from './presets/readiness-service.yaml?raw'
import stubbornDelete from './presets/stubborn-delete.yaml?raw'
import missingConfigMap from './presets/missing-configmap.yaml?raw'
import runToCompletion from './presets/run-to-completion.yaml?raw'
import slowStarter from './presets/slow-starter.yaml?raw'
import brokenRollout from './presets/broken-rollout.yaml?raw'
import orderedSet from './presets/ordered-set.yaml?raw'
import failingJob from './presets/failing-job.yaml?raw'
import nodeLost from './presets/node-lost.yaml?raw'

interface Preset {
  /** Its world text. */
  readonly text: string
  /** Where there is something to be seen, and to ask about. */
  readonly opensAt: SimTime
}

const opening = (at: number, text: string): Preset => ({ text, opensAt: simTimeOf(at * 1000) })

/** World files that come with Podscope, in the order of the menu, each with the second at which it is opened. */
const PRESETS = {
  'hung-web': opening(203, hungWeb),
  'crash-loop': opening(320, crashLoop),
  'oom-killed': opening(120, oomKilled),
  'image-not-found': opening(140, imageNotFound),
  'strict-liveness': opening(120, strictLiveness),
  'readiness-service': opening(80, readinessService),
  'stubborn-delete': opening(60, stubbornDelete),
  'missing-configmap': opening(60, missingConfigMap),
  'run-to-completion': opening(46, runToCompletion),
  'slow-starter': opening(45, slowStarter),
  'broken-rollout': opening(140, brokenRollout),
  'ordered-set': opening(70, orderedSet),
  'failing-job': opening(100, failingJob),
  'node-lost': opening(180, nodeLost),
} as const

export type PresetId = keyof typeof PRESETS

export const PRESET_IDS = Object.keys(PRESETS) as readonly PresetId[]

/** The world of a first visit. */
export const FIRST_PRESET: PresetId = 'hung-web'

export const isPresetId = (value: unknown): value is PresetId => typeof value === 'string' && value in PRESETS

/** The world text of a preset. */
export const presetOf = (id: PresetId): string => PRESETS[id].text

/** Where the cursor is when a preset is opened. */
export const openingOf = (id: PresetId): SimTime => PRESETS[id].opensAt

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

/** World files that come with Podscope, in the order of the menu. */
const PRESETS = {
  'hung-web': hungWeb,
  'crash-loop': crashLoop,
  'oom-killed': oomKilled,
  'image-not-found': imageNotFound,
  'strict-liveness': strictLiveness,
  'readiness-service': readinessService,
  'stubborn-delete': stubbornDelete,
  'missing-configmap': missingConfigMap,
  'run-to-completion': runToCompletion,
  'slow-starter': slowStarter,
  'broken-rollout': brokenRollout,
  'ordered-set': orderedSet,
  'failing-job': failingJob,
  'node-lost': nodeLost,
} as const

export type PresetId = keyof typeof PRESETS

export const PRESET_IDS = Object.keys(PRESETS) as readonly PresetId[]

/** The world of a first visit. */
export const FIRST_PRESET: PresetId = 'hung-web'

export const isPresetId = (value: unknown): value is PresetId => typeof value === 'string' && value in PRESETS

/** The world text of a preset. */
export const presetOf = (id: PresetId): string => PRESETS[id]

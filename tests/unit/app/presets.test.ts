import { expect, test } from 'vitest'
import { buildLanes, podAt, podInView, podStatus } from '../../../src/lanes/index.ts'
import { API_RULES } from '../../../src/manifest/index.ts'
import { openingOf, PRESET_IDS, presetOf } from '../../../src/scenarios/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { readWorld } from '../../support/worlds.ts'

/** The Pod that a preset shows when it is opened, as kubectl prints it. */
function firstLook(id: (typeof PRESET_IDS)[number]): string {
  const world = readWorld(presetOf(id))
  const trace = simulate(world, { validation: API_RULES })
  const at = openingOf(id)
  const key = podInView(buildLanes(trace, world), at)
  const pod = key === null ? null : podAt(trace, key, at)
  if (!pod) return 'nothing'
  const { ready, total, status, restarts } = podStatus(pod)
  return `${ready}/${total} ${status} ${restarts}`
}

test('each preset is opened where something is to be seen', () => {
  expect(Object.fromEntries(PRESET_IDS.map((id) => [id, firstLook(id)]))).toEqual({
    'hung-web': '1/2 CrashLoopBackOff 4',
    'crash-loop': '0/1 CrashLoopBackOff 5',
    'oom-killed': '0/1 OOMKilled 2',
    'image-not-found': '0/1 ImagePullBackOff 0',
    'strict-liveness': '0/1 CrashLoopBackOff 5',
    'readiness-service': '0/1 Running 0',
    'stubborn-delete': '1/1 Terminating 0',
    'missing-configmap': '0/1 CreateContainerConfigError 0',
    'run-to-completion': '1/2 Completed 0',
    'slow-starter': '0/1 Running 0',
    'broken-rollout': '0/1 ImagePullBackOff 0',
    'ordered-set': '0/1 Running 0',
    'failing-job': '0/1 Error 0',
    'node-lost': '1/1 Running 0',
  })
})

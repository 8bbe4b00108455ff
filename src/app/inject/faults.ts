import { formatGoDuration, plus, seconds } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { ms } from '../../base/time.ts'
import { PROBE_TYPES } from '../../kube/types.ts'
import type { ProbeFailure, ScenarioStep } from '../../kube/scenario.ts'
import { t } from '../../messages/index.ts'
import type { ContainerPlace } from '../worker/protocol.ts'

/** What a fault can hit. */
export interface Targets {
  readonly at: SimTime
  readonly container: ContainerPlace
  /** False: another Pod has a container of that name, so that the fault has to name its Pod. */
  readonly unique: boolean
  readonly images: readonly string[]
  readonly secrets: readonly string[]
  readonly configMaps: readonly string[]
}

/** A fault as the palette offers it. */
export interface Fault {
  readonly id: string
  readonly label: string
  readonly step: ScenarioStep
}

export interface FaultGroup {
  readonly id: string
  readonly label: string
  readonly faults: readonly (Fault | FaultGroup)[]
}

export const isGroup = (one: Fault | FaultGroup): one is FaultGroup => 'faults' in one

/** How long a fault lasts that somebody has to end again; its form changes it. */
const LASTS = seconds(60)
const HOWS = ['500', 'timeout', 'refused', 'not-serving', 'exit 1'] as const satisfies readonly ProbeFailure[]

const podName = (container: ContainerPlace): string => container.pod.slice(container.pod.indexOf('/') + 1)
const durationText = (at: SimTime): string => formatGoDuration(ms(at))

/** All faults for a moment and a container, in the order of the palette. */
export function faultsFor({ at, container, unique, images, secrets, configMaps }: Targets): readonly (Fault | FaultGroup)[] {
  const when = { at: durationText(at) }
  const lasting = { ...when, until: durationText(plus(at, LASTS)) }
  const target = unique ? { container: container.container } : { pod: podName(container), container: container.container }
  const pod = podName(container)
  const command = (id: string, label: string, kubectl: string): Fault => ({ id, label, step: { ...when, kubectl } })
  const image = (id: string, of: string, rest: { message?: string; pull?: string }): Fault => ({
    id: `${id}/${of}`,
    label: of === '*' ? t('faults.image.every') : of,
    step: { ...lasting, image: { image: of, ...rest } },
  })
  const imageGroup = (id: 'missing' | 'registry' | 'slow', rest: { message?: string; pull?: string }): FaultGroup => ({
    id: `image/${id}`,
    label: t(`faults.image.${id}`),
    faults: [...images, '*'].map((of) => image(id, of, rest)),
  })
  return [
    {
      id: 'probe',
      label: t('faults.probe'),
      faults: PROBE_TYPES.map((probe) => ({
        id: `probe/${probe}`,
        label: t('faults.probe.which', { probe }),
        faults: HOWS.map((how) => ({
          id: `probe/${probe}/${how}`,
          label: t(`faults.how.${how}`),
          step: { ...lasting, probe: { ...target, probe, how } },
        })),
      })),
    },
    { id: 'exit', label: t('faults.exit', { code: 1 }), step: { ...when, exit: { ...target, code: 1 } } },
    { id: 'oom', label: t('faults.oom'), step: { ...when, oom: target } },
    { id: 'hang', label: t('faults.hang'), step: { ...lasting, hang: target } },
    imageGroup('missing', { message: 'not found' }),
    {
      id: 'delete',
      label: t('faults.delete'),
      faults: [
        command('delete/default', t('faults.delete.default'), `delete pod ${pod} --wait=false`),
        command('delete/5', t('faults.delete.grace', { grace: 5 }), `delete pod ${pod} --grace-period=5 --wait=false`),
        command('delete/now', t('faults.delete.now'), `delete pod ${pod} --now --wait=false`),
        command('delete/force', t('faults.delete.force'), `delete pod ${pod} --force --grace-period=0 --wait=false`),
      ],
    },
    { id: 'crash', label: t('faults.crash'), step: { ...lasting, crash: { ...target, after: '1s', code: 1 } } },
    { id: 'slow-start', label: t('faults.slow-start'), step: { ...lasting, slowStart: { ...target, listens: '30s' } } },
    imageGroup('registry', { message: 'dial tcp: lookup registry.example.com: no such host' }),
    imageGroup('slow', { pull: '45s' }),
    ...deletions('secret', secrets, command),
    ...deletions('configmap', configMaps, command),
  ]
}

function deletions(
  kind: 'secret' | 'configmap',
  names: readonly string[],
  command: (id: string, label: string, kubectl: string) => Fault,
): readonly FaultGroup[] {
  if (!names.length) return []
  return [{ id: kind, label: t(`faults.${kind}`), faults: names.map((name) => command(`${kind}/${name}`, name, `delete ${kind} ${name}`)) }]
}

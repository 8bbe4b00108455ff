import { formatGoDuration, ms, plus, seconds } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { FAILURES_OF } from '../../kube/probe-handlers.ts'
import { PROBE_FAILURES } from '../../kube/scenario.ts'
import type { ScenarioStep } from '../../kube/scenario.ts'
import { PROBE_TYPES } from '../../kube/types.ts'
import { t } from '../../messages/index.ts'
import { nodeFaults } from './node-faults.ts'
import type { Targets } from './targets.ts'
import { workloadFaults } from './workload-faults.ts'

/** A fault as the palette offers it. */
export interface Fault {
  readonly id: string
  readonly label: string
  /** When it strikes, where that is not at once. */
  readonly hint?: string
  readonly step: ScenarioStep
  /** What has to be so for the step to be a fault: it is written before it. */
  readonly given?: ScenarioStep
}

/** Faults of one sort, behind one entry. */
export interface FaultGroup {
  readonly id: string
  readonly label: string
  readonly faults: readonly (Fault | FaultGroup)[]
  /** Why there is nothing in it. */
  readonly empty?: string
}

export const isGroup = (one: Fault | FaultGroup): one is FaultGroup => 'faults' in one

/** How long a fault lasts that somebody has to end again; its form changes it. */
const LASTS = seconds(60)
/** What a container can be made to use: more than is usual, and more than a usual node has. */
const MEMORY = ['1Gi', '9Gi'] as const

const durationText = (at: SimTime): string => formatGoDuration(ms(at))

/** What faults of one moment are made with. */
export interface FaultMaker {
  readonly when: { readonly at: string }
  /** The moment and an end so much later. */
  readonly lasting: (time?: number) => { readonly at: string; readonly until: string }
  /** A command about something of the Pod's namespace. */
  readonly command: (id: string, label: string, kubectl: string) => Fault
}

/** All faults for a moment and a container, in the order of the palette. */
export function faultsFor(targets: Targets): readonly (Fault | FaultGroup)[] {
  const { at, container, unique, images, probes, secrets, configMaps, node, workload } = targets
  const [namespace = 'default', pod = ''] = container.pod.split('/')
  const inNamespace = namespace === 'default' ? '' : ` -n ${namespace}`
  const when = { at: durationText(at) }
  const make: FaultMaker = {
    when,
    lasting: (time = LASTS) => ({ ...when, until: durationText(plus(at, ms(time))) }),
    command: (id, label, kubectl) => ({ id, label, step: { ...when, kubectl: `${kubectl}${inNamespace}` } }),
  }
  const { command } = make
  const lasting = make.lasting()
  const target = unique ? { container: container.container } : { pod, container: container.container }
  const image = (id: string, of: string, rest: { message?: string; pull?: string }): Fault => ({
    id: `${id}/${of}`,
    label: of === '*' ? t('faults.image.every') : of,
    hint: t('faults.at-pull'),
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
      faults: PROBE_TYPES.map((probe) => {
        const handler = probes?.[probe]
        const ways = handler ? FAILURES_OF[handler] : probes ? [] : PROBE_FAILURES
        return {
          id: `probe/${probe}`,
          label: t('faults.probe.which', { probe }),
          faults: ways.map((how) => ({
            id: `probe/${probe}/${how}`,
            label: t(`faults.how.${how}`),
            step: { ...lasting, probe: { ...target, probe, how } },
          })),
          ...(ways.length > 0 ? {} : { empty: t('faults.probe.none', { container: container.container }) }),
        }
      }),
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
    ...(namespace === 'default' ? [{ id: 'evict', label: t('faults.evict'), step: { ...when, evict: pod } }] : []),
    ...(node === null ? [] : [nodeFaults(node, make)]),
    ...(workload ? workloadFaults(workload, container.container, images, make) : []),
    { id: 'crash', label: t('faults.crash'), hint: t('faults.at-start'), step: { ...lasting, crash: { ...target, after: '1s', code: 1 } } },
    {
      id: 'slow-start',
      label: t('faults.slow-start'),
      hint: t('faults.at-start'),
      step: { ...lasting, slowStart: { ...target, listens: '30s' } },
    },
    {
      id: 'uses',
      label: t('faults.uses'),
      faults: MEMORY.map((memory) => ({
        id: `uses/${memory}`,
        label: t('faults.uses.memory', { memory }),
        step: { ...lasting, uses: { ...target, memory } },
      })),
    },
    imageGroup('registry', { message: 'dial tcp: lookup registry.example.com: no such host' }),
    imageGroup('slow', { pull: '45s' }),
    ...deletions('secret', secrets, command),
    ...deletions('configmap', configMaps, command),
  ]
}

function deletions(kind: 'secret' | 'configmap', names: readonly string[], command: FaultMaker['command']): readonly FaultGroup[] {
  if (!names.length) return []
  return [{ id: kind, label: t(`faults.${kind}`), faults: names.map((name) => command(`${kind}/${name}`, name, `delete ${kind} ${name}`)) }]
}

import { ms, seconds } from '../../../base/time.ts'
import type { Duration } from '../../../base/time.ts'
import { bestVolume, isClaim, isFor, isStorageClass, isVolume } from '../../../kube/scheduling/volumes.ts'
import type { Claim, StorageClass, Volume } from '../../../kube/scheduling/volumes.ts'
import type { EventRecorder } from '../../api/events.ts'
import type { WatchEvent } from '../../api/server.ts'
import { WallClock } from '../../api/times.ts'
import { Controller, keyOf, splitKey } from '../controller.ts'
import type { ControllerContext } from '../controller.ts'

/** Models pkg/controller/volume/persistentvolume/pv_controller_base.go (v1.36): every claim is looked at again so often. */
const RESYNC = seconds(15)

const BOUND_BY = { 'pv.kubernetes.io/bound-by-controller': 'yes' }
const BIND_COMPLETED = { 'pv.kubernetes.io/bind-completed': 'yes' }

/** Binds claims to volumes that are there. Models pkg/controller/volume/persistentvolume/pv_controller.go (v1.36). */
export class VolumeBinder extends Controller {
  readonly #events: EventRecorder
  readonly #phase: Duration
  readonly #unbound = new Set<string>()

  constructor(ctx: ControllerContext) {
    super(ctx)
    this.#events = this.eventsAs('persistentvolume-controller')
    this.#phase = ms(ctx.kernel.random.fork('volume-binder').between(0, RESYNC))
  }

  observe({ type, object }: WatchEvent): void {
    if (isClaim(object)) {
      if (type === 'DELETED') this.#release(object)
      else this.enqueue(keyOf(object))
    } else if (isVolume(object) && type !== 'DELETED') {
      if (!object.status?.phase) this.#setPhase(object, 'Available')
      this.#lookAgain()
    } else if (isStorageClass(object)) this.#lookAgain()
  }

  #lookAgain(): void {
    for (const key of this.#unbound) this.enqueue(key)
  }

  protected sync(key: string): void {
    const { api, kernel } = this.ctx
    const { namespace, name } = splitKey(key)
    const claim = api.get('PersistentVolumeClaim', namespace, name)
    if (!claim || !isClaim(claim) || claim.metadata.annotations?.['pv.kubernetes.io/bind-completed']) {
      this.#unbound.delete(key)
      return
    }
    const volume = this.#volumeFor(claim)
    if (volume) {
      this.#bind(volume, claim)
      return
    }
    this.#unbound.add(key)
    const again = WallClock.nextTick(kernel.now, this.#phase, RESYNC)
    this.enqueueAfter(key, ms(again - kernel.now))
    this.#explain(claim)
  }

  #volumeFor(claim: Claim): Volume | undefined {
    const volumes = this.ctx.api.list('PersistentVolume').filter(isVolume)
    const named = claim.spec?.volumeName
    if (named) return volumes.find(({ metadata, spec }) => metadata.name === named && !spec?.claimRef)
    const waits = this.#classOf(claim)?.volumeBindingMode === 'WaitForFirstConsumer'
    return bestVolume(waits ? volumes.filter((volume) => isFor(volume, claim)) : volumes, claim)
  }

  #classOf({ spec }: Claim): StorageClass | undefined {
    const found = this.ctx.api.get('StorageClass', '', spec?.storageClassName ?? '')
    return found && isStorageClass(found) ? found : undefined
  }

  /** Why a claim stays without a volume. */
  #explain(claim: Claim): void {
    const wanted = claim.spec?.storageClassName
    const storageClass = this.#classOf(claim)
    const say = (type: 'Normal' | 'Warning', reason: string, text: string): void => this.#events.send(claim, type, reason, text)
    if (claim.spec?.volumeName) return
    if (storageClass?.volumeBindingMode === 'WaitForFirstConsumer') {
      say('Normal', 'WaitForFirstConsumer', 'waiting for first consumer to be created before binding')
    } else if (!wanted) say('Normal', 'FailedBinding', 'no persistent volumes available for this claim and no storage class is set')
    else if (!storageClass) say('Warning', 'ProvisioningFailed', `storageclass.storage.k8s.io "${wanted}" not found`)
    else if (storageClass.provisioner !== 'kubernetes.io/no-provisioner') {
      const by = `either by the external provisioner '${storageClass.provisioner}' or manually by the system administrator`
      const hint = 'If volume creation is delayed, please verify that the provisioner is running and correctly registered.'
      say('Normal', 'ExternalProvisioning', `Waiting for a volume to be created ${by}. ${hint}`)
    }
  }

  #bind(volume: Volume, claim: Claim): void {
    const { api } = this.ctx
    const { name, namespace, uid = '', resourceVersion = '' } = claim.metadata
    api.update(
      volume,
      (stored): Volume => ({
        ...stored,
        metadata: { ...stored.metadata, annotations: { ...stored.metadata.annotations, ...BOUND_BY } },
        spec: {
          ...stored.spec,
          claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, ...(namespace && { namespace }), resourceVersion, uid },
        },
        status: { ...stored.status, phase: 'Bound' },
      }),
    )
    const { accessModes, capacity } = volume.spec ?? {}
    api.update(
      claim,
      (stored): Claim => ({
        ...stored,
        metadata: { ...stored.metadata, annotations: { ...stored.metadata.annotations, ...BIND_COMPLETED, ...BOUND_BY } },
        spec: { ...stored.spec, volumeName: volume.metadata.name },
        status: { ...stored.status, ...(accessModes && { accessModes }), ...(capacity && { capacity }), phase: 'Bound' },
      }),
    )
    this.#unbound.delete(keyOf(claim))
  }

  /** The volume of a claim that is gone is nobody else's until somebody sees to it. */
  #release(claim: Claim): void {
    this.#unbound.delete(keyOf(claim))
    const volume = this.ctx.api.get('PersistentVolume', '', claim.spec?.volumeName ?? '')
    if (volume && isVolume(volume) && isFor(volume, claim)) this.#setPhase(volume, 'Released')
  }

  #setPhase(volume: Volume, phase: 'Available' | 'Released'): void {
    this.ctx.api.update(volume, (stored) => ({ ...stored, status: { ...stored.status, phase } }))
  }
}

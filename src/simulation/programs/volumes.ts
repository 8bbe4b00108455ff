import { decodeBase64 } from '../../base/base64.ts'
import { ms } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { ConfigMap, Container, Pod, Secret } from '../../kube/types.ts'
import type { ApiServer } from '../api/server.ts'
import { fieldValue } from '../../kube/field-path.ts'
import { cleanPath, FileTree } from './files.ts'
import type { Mount } from './files.ts'

type Volume = NonNullable<Pod['spec']['volumes']>[number]
type Items = readonly { readonly key: string; readonly path: string }[] | undefined

/** How often a kubelet brings the files of a Secret or ConfigMap up to date. Models pkg/kubelet/apis/config syncFrequency (v1.36). */
const REFRESH: Duration = ms(60_000)

/** Where a Pod finds its service account. */
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount'

const decoded = (data: Readonly<Record<string, string>> | undefined): [string, string][] =>
  Object.entries(data ?? {}).map(([key, text]) => [key, decodeBase64(text)])

/** What a Secret or ConfigMap says, as text by key. */
export function dataOf(object: Secret | ConfigMap | undefined): ReadonlyMap<string, string> {
  if (!object) return new Map()
  if (object.kind === 'Secret') return new Map([...decoded(object.data), ...Object.entries(object.stringData ?? {})])
  return new Map([...Object.entries(object.data ?? {}), ...decoded(object.binaryData)])
}

function addKeyed(files: Record<string, string>, data: ReadonlyMap<string, string>, items: Items): void {
  if (!items) for (const [key, text] of data) files[`/${key}`] = text
  else for (const { key, path } of items) if (data.has(key)) files[`/${path}`] = data.get(key) ?? ''
}

/** The volumes of one node's Pods: what is written there outlives the containers. */
export class Volumes {
  readonly #trees = new Map<string, FileTree>()
  readonly #refreshed = new Map<string, { at: SimTime; tree: FileTree }>()
  readonly #api: ApiServer
  readonly #now: () => SimTime

  constructor(api: ApiServer, now: () => SimTime) {
    this.#api = api
    this.#now = now
  }

  /** The volumes that a container of a Pod sees. */
  mounts(pod: Pod, container: Container): Mount[] {
    const own = (container.volumeMounts ?? []).flatMap(({ name, mountPath, subPath, readOnly }): Mount[] => {
      const volume = pod.spec.volumes?.find((one) => one.name === name)
      if (!volume) return []
      const projected = volume.secret ?? volume.configMap ?? volume.downwardAPI ?? volume.projected
      const source = projected ? () => this.#shown(pod, volume) : () => this.#written(pod, volume)
      const inside = cleanPath(subPath ?? '')
      if (!projected && inside !== '' && !source().get(inside)) source().put(inside, null, this.#now())
      return [{ path: cleanPath(mountPath), subPath: inside, readOnly: readOnly === true || projected !== undefined, source }]
    })
    const account = pod.spec.automountServiceAccountToken === false || own.some(({ path }) => path === ACCOUNT)
    if (account) return own
    const tree = new FileTree(accountFiles(pod), this.#now())
    return [...own, { path: ACCOUNT, subPath: '', readOnly: true, source: () => tree }]
  }

  /** Bytes in a Pod's volume that its programs filled. */
  filled(uid: string, volume: string): number {
    return this.#trees.get(`${uid}/${volume}`)?.zeros ?? 0
  }

  /** A Pod is gone, and with it what was only its own. */
  forget(uid: string): void {
    for (const key of this.#trees.keys()) if (key.startsWith(`${uid}/`)) this.#trees.delete(key)
    for (const key of this.#refreshed.keys()) if (key.startsWith(`${uid}/`)) this.#refreshed.delete(key)
  }

  #written(pod: Pod, volume: Volume): FileTree {
    const claim = volume.persistentVolumeClaim?.claimName
    const key = volume.hostPath
      ? `host:${volume.hostPath.path}`
      : claim === undefined
        ? `${pod.metadata.uid ?? ''}/${volume.name}`
        : `claim:${pod.metadata.namespace ?? 'default'}/${claim}`
    let tree = this.#trees.get(key)
    if (!tree) this.#trees.set(key, (tree = new FileTree({}, this.#now())))
    return tree
  }

  #shown(pod: Pod, volume: Volume): FileTree {
    const key = `${pod.metadata.uid ?? ''}/${volume.name}`
    const known = this.#refreshed.get(key)
    const at = this.#now()
    if (known && at - known.at < REFRESH) return known.tree
    const tree = new FileTree(this.#filesOf(pod, volume), at)
    this.#refreshed.set(key, { at, tree })
    return tree
  }

  #filesOf(pod: Pod, volume: Volume): Record<string, string> {
    const files: Record<string, string> = {}
    const namespace = pod.metadata.namespace ?? 'default'
    const read = (kind: 'Secret' | 'ConfigMap', name: string | undefined) =>
      dataOf(this.#api.get(kind, namespace, name ?? '') as Secret | ConfigMap | undefined)
    const sources = volume.projected?.sources ?? [
      { secret: volume.secret && { name: volume.secret.secretName, items: volume.secret.items }, configMap: volume.configMap },
    ]
    for (const { secret, configMap } of sources) {
      if (secret) addKeyed(files, read('Secret', secret.name), secret.items)
      if (configMap) addKeyed(files, read('ConfigMap', configMap.name), configMap.items)
    }
    const items = volume.projected
      ? volume.projected.sources?.flatMap(({ downwardAPI }) => downwardAPI?.items ?? [])
      : volume.downwardAPI?.items
    for (const { path, fieldRef } of items ?? []) files[`/${path}`] = fieldValue(pod, fieldRef?.fieldPath ?? '', '')
    if (volume.projected?.sources?.some(({ serviceAccountToken }) => serviceAccountToken)) Object.assign(files, accountFiles(pod))
    return files
  }
}

const accountFiles = (pod: Pod): Record<string, string> => ({
  '/ca.crt': '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n',
  '/namespace': pod.metadata.namespace ?? 'default',
  '/token': `token-of-${pod.spec.serviceAccountName ?? 'default'}`,
})

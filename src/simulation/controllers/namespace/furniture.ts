import { defaultObject } from '../../../kube/defaults/index.ts'
import type { KubeObject } from '../../../kube/types.ts'
import type { ApiServer, WatchEvent } from '../../api/server.ts'
import { Controller } from '../controller.ts'

/** The namespaces of every new cluster. */
const FIRST_NAMESPACES: readonly string[] = ['default', 'kube-node-lease', 'kube-public', 'kube-system']

const namespace = (name: string): KubeObject => defaultObject({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })

/** What every namespace has: Models pkg/controller/serviceaccount and pkg/controller/certificates/rootcacertpublisher (v1.36). */
const furnitureOf = (home: string): (KubeObject & { data?: Record<string, string> })[] => [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: home } },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    data: { 'ca.crt': '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n' },
    metadata: {
      annotations: {
        'kubernetes.io/description':
          'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or ' +
          'kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
      },
      name: 'kube-root-ca.crt',
      namespace: home,
    },
  },
]

/** Makes the namespaces that a world finds, and what is in them. */
export function furnishCluster(api: ApiServer): void {
  for (const name of FIRST_NAMESPACES) {
    api.create(namespace(name))
    for (const object of furnitureOf(name)) api.create(object)
  }
}

/** Gives each namespace what every namespace has, again when it is deleted. */
export class FurnitureController extends Controller {
  observe({ type, object }: WatchEvent): void {
    const { namespace: home = '', name } = object.metadata
    if (object.kind === 'Namespace' && type === 'ADDED') this.enqueue(name)
    else if (type === 'DELETED' && furnitureOf(home).some((own) => own.kind === object.kind && own.metadata.name === name))
      this.enqueue(home)
  }

  protected sync(home: string): void {
    const { api } = this.ctx
    const found = api.get('Namespace', '', home)
    if (!found || found.metadata.deletionTimestamp !== undefined) return
    for (const object of furnitureOf(home)) {
      if (!api.get(object.kind, home, object.metadata.name)) api.create(object)
    }
  }
}

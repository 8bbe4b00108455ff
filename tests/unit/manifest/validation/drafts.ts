import { defaultObject } from '../../../../src/kube/defaults/index.ts'
import type { KubeObject } from '../../../../src/kube/types.ts'

/** An object called `web` with the API server's defaults. */
export const object = (apiVersion: string, kind: string, spec: object, more: object = {}): KubeObject =>
  defaultObject({ apiVersion, kind, metadata: { name: 'web' }, spec, ...more } as unknown as KubeObject)

/** A Pod with one container `a`. */
export const pod = (spec: object = {}, container: object = {}): KubeObject =>
  object('v1', 'Pod', { containers: [{ name: 'a', image: 'x:1', ...container }], ...spec })

/** The template of such a Pod. */
export const template = (spec: object = {}, labels: object = { app: 'b' }) => ({
  metadata: { labels },
  spec: { containers: [{ name: 'a', image: 'x' }], ...spec },
})

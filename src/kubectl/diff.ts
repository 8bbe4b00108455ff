import { createTwoFilesPatch } from 'diff'
import { equal } from '../base/equal.ts'
import { goYaml } from '../base/go-yaml.ts'
import { textFlags } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { defaultObject } from '../kube/defaults/index.ts'
import { findKind, groupOf } from '../kube/kinds.ts'
import { applyStrategicPatch } from '../kube/patch/index.ts'
import type { KubeObject } from '../kube/types.ts'
import { failure, KubectlError } from './errors.ts'
import { objectsInFiles } from './manifests.ts'
import { namespaceOf, put } from './session.ts'
import type { Printed, Session } from './session.ts'

/** `apps.v1.Deployment.default.web`: the file that an object is compared in. */
function fileOf({ apiVersion, kind, metadata }: KubeObject, namespace: string): string {
  const group = groupOf(apiVersion)
  const version = group === '' ? apiVersion : apiVersion.slice(group.length + 1)
  return [group, version, kind, namespace, metadata.name].filter((part) => part !== '').join('.')
}

/** An object as the server would keep it: a change of what is wanted is a generation of its own. */
function changed(live: KubeObject, written: KubeObject): KubeObject {
  const merged = applyStrategicPatch(live, written) as KubeObject
  const { generation } = live.metadata
  if (generation === undefined || equal(without(live), without(merged))) return merged
  return { ...merged, metadata: { ...merged.metadata, generation: generation + 1 } }
}

/** All of an object but what is said about it, and how it is. */
const without = (object: KubeObject & { readonly status?: unknown }): object => ({ ...object, metadata: null, status: null })

const created = ({ cluster }: Session, written: KubeObject, namespace: string): KubeObject => {
  const made = defaultObject(written, { namespace: namespace || 'default' })
  const creationTimestamp = new Date(cluster.now).toISOString().replace(/\.\d+Z$/, 'Z')
  return { ...made, metadata: { creationTimestamp, ...made.metadata } }
}

/** What the objects in files would change, object by object; exit code 1 when they would. Models kubectl/pkg/cmd/diff/diff.go (v1.36) */
export function* diff(session: Session, line: CommandLine): Generator<Printed> {
  if (textFlags(line, 'filename').length === 0) throw failure('must specify one of -f and -k')
  let differs = false
  for (const written of objectsInFiles(session, line)) {
    const kind = findKind(written.apiVersion, written.kind)
    if (!kind) continue
    const namespace = kind.namespaced ? (written.metadata.namespace ?? namespaceOf(session, line)) : ''
    const live = session.cluster.get(kind, namespace, written.metadata.name)
    const merged = live ? changed(live, written) : created(session, written, namespace)
    const name = fileOf(written, namespace)
    const [before, after] = [live ? goYaml(live) : '', goYaml(merged)]
    if (before === after) continue
    differs = true
    const patch = createTwoFilesPatch(`/tmp/LIVE/${name}`, `/tmp/MERGED/${name}`, before, after, undefined, undefined, { context: 3 })
    yield put(session, patch.replace(/^=+\n/, `diff -u -N /tmp/LIVE/${name} /tmp/MERGED/${name}\n`))
  }
  if (differs) throw new KubectlError('')
}

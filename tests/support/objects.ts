import type { KubeObject, Pod } from '../../src/kube/types.ts'
import { isEvent, isPod } from '../../src/kube/types.ts'
import type { Trace, WatchRecord } from '../../src/simulation/trace.ts'
import type { Document } from './worlds.ts'

/** Every version of the objects of a kind, as the API server sent them. */
export const versionsOf = <T extends KubeObject>(trace: Trace, is: (object: KubeObject) => object is T, name?: string) =>
  trace.records.flatMap((record) =>
    record.kind === 'watch' && is(record.object) && (name === undefined || record.object.metadata.name === name)
      ? [{ at: record.at / 1000, type: record.type, object: record.object }]
      : [],
  )

/** What `say` makes of each version of an object, repetitions left out. */
export function storyOf<T extends KubeObject>(
  trace: Trace,
  is: (object: KubeObject) => object is T,
  name: string,
  say: (object: T) => string,
): string[] {
  const said = versionsOf(trace, is, name).map(({ type, object }) => (type === 'DELETED' ? 'gone' : say(object)))
  return said.filter((text, i) => text !== said[i - 1])
}

/** When each Pod was created, and by what name, in seconds. */
export const creationsOf = (trace: Trace): { readonly at: number; readonly pod: Pod }[] =>
  versionsOf(trace, isPod)
    .filter(({ type }) => type === 'ADDED')
    .map(({ at, object }) => ({ at, pod: object }))

/** What kubectl answered, command by command. */
export const answersOf = (trace: Trace): string[] => trace.records.flatMap((record) => (record.kind === 'command' ? [record.output] : []))

/** When an Event about `name` with this reason was sent, in seconds. */
export const eventTimes = (trace: Trace, name: string, reason: string): number[] =>
  trace.records.flatMap((record) => (isAbout(record as WatchRecord, name, reason) ? [record.at / 1000] : []))

const isAbout = (record: WatchRecord, name: string, reason: string): boolean =>
  record.kind === 'watch' && isEvent(record.object) && record.object.involvedObject.name === name && record.object.reason === reason

/** A Job whose one container is called `work`. */
export const job = (name: string, spec: Record<string, unknown> = {}, restartPolicy = 'Never'): Document => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: { ...spec, template: { spec: { restartPolicy, containers: [{ name: 'work', image: 'example/job:1' }] } } },
})

/** A Pod with one container called `app`. */
export const plainPod = (name: string, spec: Record<string, unknown> = {}, labels: Record<string, string> = {}): Document => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels },
  spec: { containers: [{ name: 'app', image: 'example/app:1' }], ...spec },
})

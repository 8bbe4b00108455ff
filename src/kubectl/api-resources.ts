import { goJsonIndented } from '../base/go-text.ts'
import { goYaml } from '../base/go-yaml.ts'
import { boolFlag, listFlag, textFlag, wasGiven } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { groupOf, RESOURCE_KINDS } from '../kube/kinds.ts'
import type { ResourceKind } from '../kube/kinds.ts'
import { failure, misuse } from './errors.ts'
import { compareText } from './format-labels.ts'
import { put, say } from './session.ts'
import type { Printed, Session } from './session.ts'
import { TableLayout } from './table.ts'

const EVERYTHING = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch']

/** What can be done to the few kinds that are not objects like others. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  bindings: ['create'],
  componentstatuses: ['get', 'list'],
  selfsubjectreviews: ['create'],
  tokenreviews: ['create'],
  localsubjectaccessreviews: ['create'],
  selfsubjectaccessreviews: ['create'],
  selfsubjectrulesreviews: ['create'],
  subjectaccessreviews: ['create'],
}

const verbsOf = ({ plural }: ResourceKind): readonly string[] => VERBS[plural] ?? EVERYTHING

/** Every kind once: in the version that the server prefers. */
function preferred(): ResourceKind[] {
  const seen = new Set<string>()
  return RESOURCE_KINDS.filter((kind) => {
    const key = `${groupOf(kind.apiVersion)}/${kind.kind}`
    return !seen.has(key) && seen.add(key)
  })
}

/** A kind as the discovery API describes it. */
const described = (kind: ResourceKind) => ({
  name: kind.plural,
  singularName: kind.singular,
  namespaced: kind.namespaced,
  ...(groupOf(kind.apiVersion) !== '' && { group: groupOf(kind.apiVersion) }),
  version: kind.apiVersion.slice(kind.apiVersion.indexOf('/') + 1),
  kind: kind.kind,
  verbs: verbsOf(kind),
  ...(kind.shortNames.length > 0 && { shortNames: kind.shortNames }),
  ...(kind.categories.length > 0 && { categories: kind.categories }),
})

/** Models kubectl/pkg/cmd/apiresources/apiresources.go (v1.36) */
export function* apiResources(session: Session, line: CommandLine): Generator<Printed> {
  const [output = '', order = ''] = [textFlag(line, 'output'), textFlag(line, 'sort-by')]
  if (!['', 'wide', 'name', 'json', 'yaml'].includes(output)) throw failure(`--output ${output} is not available`)
  if (!['', 'name', 'kind'].includes(order)) throw failure('--sort-by accepts only name or kind')
  if (line.words.length > 0) throw misuse(line, `unexpected arguments: [${line.words.join(' ')}]`)
  const [group, verbs, categories] = [textFlag(line, 'api-group'), listFlag(line, 'verbs'), listFlag(line, 'categories')]
  const keyOf = (kind: ResourceKind): string =>
    order === 'name' ? kind.plural : order === 'kind' ? kind.kind : `${groupOf(kind.apiVersion)}\0${kind.plural}`
  const kinds = preferred()
    .filter((kind) => group === undefined || groupOf(kind.apiVersion) === group)
    .filter((kind) => !wasGiven(line, 'namespaced') || kind.namespaced === boolFlag(line, 'namespaced'))
    .filter((kind) => verbs.every((verb) => verbsOf(kind).includes(verb)) && categories.every((one) => kind.categories.includes(one)))
    .sort((a, b) => compareText(keyOf(a), keyOf(b)))
  if (output === 'name') {
    for (const kind of kinds) yield say(session, [kind.plural, groupOf(kind.apiVersion)].filter((part) => part !== '').join('.'))
    return
  }
  if (output === 'json' || output === 'yaml') {
    const list = { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: '', resources: kinds.map(described) }
    return yield put(session, output === 'yaml' ? goYaml(list) : `${goJsonIndented(list, '    ')}\n`)
  }
  const wide = output === 'wide'
  const header = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND', ...(wide ? ['VERBS', 'CATEGORIES'] : [])]
  const rows = kinds.map((kind) => [
    kind.plural,
    kind.shortNames.join(','),
    kind.apiVersion,
    String(kind.namespaced),
    kind.kind,
    ...(wide ? [verbsOf(kind).join(','), kind.categories.join(',')] : []),
  ])
  yield put(session, new TableLayout().lines(boolFlag(line, 'no-headers') ? rows : [header, ...rows]))
}

/** Models kubectl/pkg/cmd/apiresources/apiversions.go (v1.36) */
export function* apiVersions(session: Session): Generator<Printed> {
  const versions = [...new Set(RESOURCE_KINDS.map(({ apiVersion }) => apiVersion))].sort(compareText)
  for (const version of versions) yield say(session, version)
}

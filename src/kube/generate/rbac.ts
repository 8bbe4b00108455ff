import { listFlag, textFlag, textFlags } from '../command-line/line.ts'
import type { CommandLine } from '../command-line/line.ts'
import { findResource, groupOf } from '../kinds.ts'
import { metadataOf, splitAt } from './generated.ts'
import type { Generated } from './generated.ts'

const VERSION = 'rbac.authorization.k8s.io/v1'
const GROUP = 'rbac.authorization.k8s.io'

/** The rules of `--verb` and `--resource`, one for each API group. Models kubectl/pkg/cmd/create/create_role.go (v1.36) */
function rulesOf(line: CommandLine): readonly Readonly<Record<string, unknown>>[] | string {
  const verbs = [...new Set(listFlag(line, 'verb'))]
  if (verbs.length === 0) return 'error: at least one verb must be specified'
  const byGroup = new Map<string, string[]>()
  for (const word of listFlag(line, 'resource')) {
    const [name = '', sub] = word.split('/')
    const kind = findResource(name)
    if (!kind && name !== '*') return `error: the server doesn't have a resource type "${name}"`
    const group = kind ? groupOf(kind.apiVersion) : ''
    byGroup.set(group, [...(byGroup.get(group) ?? []), `${kind?.plural ?? name}${sub === undefined ? '' : `/${sub}`}`])
  }
  const names = listFlag(line, 'resource-name')
  return [...byGroup].map(([group, resources]) => ({
    verbs,
    apiGroups: [group],
    resources,
    ...(names.length > 0 && { resourceNames: names }),
  }))
}

/** Models kubectl/pkg/cmd/create/create_role.go and create_clusterrole.go (v1.36) */
export function role(line: CommandLine, name: string): Generated {
  const rules = rulesOf(line)
  if (typeof rules === 'string') return rules
  const urls = textFlags(line, 'non-resource-url')
  if (rules.length === 0 && urls.length === 0) {
    return `error: at least one resource ${line.command === 'create role' ? '' : 'or nonResourceURL '}must be specified`
  }
  const ofUrls = urls.length > 0 ? [{ verbs: listFlag(line, 'verb'), nonResourceURLs: urls }] : []
  return line.command === 'create role'
    ? { kind: 'Role', apiVersion: VERSION, metadata: metadataOf(line, name), rules }
    : { kind: 'ClusterRole', apiVersion: VERSION, metadata: { name }, rules: [...rules, ...ofUrls] }
}

/** Models kubectl/pkg/cmd/create/create_rolebinding.go and create_clusterrolebinding.go (v1.36) */
export function binding(line: CommandLine, name: string): Generated {
  const [ofRole, ofCluster] = [textFlag(line, 'role') ?? '', textFlag(line, 'clusterrole') ?? '']
  const isNamespaced = line.command === 'create rolebinding'
  if (isNamespaced && (ofRole === '') === (ofCluster === '')) return 'error: exactly one of clusterrole or role must be specified'
  if (!isNamespaced && ofCluster === '') return 'error: required flag(s) "clusterrole" not set'
  const named = (kind: string, names: readonly string[]): object[] => names.map((one) => ({ kind, apiGroup: GROUP, name: one }))
  const accounts: object[] = []
  for (const text of listFlag(line, 'serviceaccount')) {
    const pair = splitAt(text, ':')
    if (!pair || pair.includes('')) return 'error: serviceaccount must be <namespace>:<name>'
    accounts.push({ kind: 'ServiceAccount', name: pair[1], namespace: pair[0] })
  }
  return {
    kind: isNamespaced ? 'RoleBinding' : 'ClusterRoleBinding',
    apiVersion: VERSION,
    metadata: isNamespaced ? metadataOf(line, name) : { name },
    subjects: [...named('User', listFlag(line, 'user')), ...named('Group', listFlag(line, 'group')), ...accounts],
    roleRef: { apiGroup: GROUP, kind: ofRole === '' ? 'ClusterRole' : 'Role', name: ofRole === '' ? ofCluster : ofRole },
  }
}

import { encodeBase64 } from '../../base/base64.ts'
import { textFlag, textFlags } from '../command-line/line.ts'
import type { CommandLine } from '../command-line/line.ts'
import { metadataOf, splitAt } from './generated.ts'
import type { Generated, Surroundings } from './generated.ts'

const KEY = /^[-._a-zA-Z0-9]+$/

/** `KEY=PATH`, or `PATH` with the file's name as its key. */
function readFiles(line: CommandLine, { readFile }: Surroundings, add: (key: string, value: string) => string | null): string | null {
  for (const source of textFlags(line, 'from-file').flatMap((text) => text.split(','))) {
    const pair = splitAt(source, '=')
    const [key, path] = pair ?? [source.slice(source.lastIndexOf('/') + 1), source]
    const text = readFile(path)
    if (text === null) return `error: error reading ${path}: no such file or directory`
    const wrong = add(key, text)
    if (wrong !== null) return wrong
  }
  for (const path of textFlags(line, 'from-env-file').flatMap((text) => text.split(','))) {
    const text = readFile(path)
    if (text === null) return `error: error reading ${path}: no such file or directory`
    for (const row of text.split('\n').map((one) => one.trimStart())) {
      if (row === '' || row.startsWith('#')) continue
      const [key, value] = splitAt(row, '=') ?? [row, '']
      const wrong = add(key, value)
      if (wrong !== null) return wrong
    }
  }
  return null
}

/** The data that the flags name, or what is wrong with them. */
function readData(line: CommandLine, look: Surroundings, kind: string, name: string): Record<string, string> | string {
  const data: Record<string, string> = {}
  const add = (key: string, value: string): string | null => {
    if (!KEY.test(key)) {
      return `error: ${JSON.stringify(key)} is not a valid key name for a ${kind}: a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')`
    }
    if (Object.hasOwn(data, key))
      return `error: cannot add key "${key}", another key by that name already exists in Data for ${kind} "${name}"`
    data[key] = value
    return null
  }
  const wrong = readFiles(line, look, add)
  if (wrong !== null) return wrong
  for (const text of textFlags(line, 'from-literal')) {
    const pair = splitAt(text, '=')
    if (!pair || pair[0] === '') return `error: invalid literal source ${text}, expected key=value`
    const [key, value] = pair
    const quoted = /^(["'])(.*)\1$/s.exec(value)?.[2]
    const taken = add(key, quoted ?? value)
    if (taken !== null) return taken
  }
  return data
}

/** Models kubectl/pkg/cmd/create/create_configmap.go (v1.36) */
export function configMap(line: CommandLine, name: string, look: Surroundings): Generated {
  const data = readData(line, look, 'ConfigMap', name)
  if (typeof data === 'string') return data
  return { kind: 'ConfigMap', apiVersion: 'v1', metadata: metadataOf(line, name), ...(Object.keys(data).length > 0 && { data }) }
}

/** Models kubectl/pkg/cmd/create/create_secret.go (v1.36) */
export function secret(line: CommandLine, name: string, look: Surroundings): Generated {
  const text = readData(line, look, 'Secret', name)
  if (typeof text === 'string') return text
  const data = Object.fromEntries(Object.entries(text).map(([key, value]) => [key, encodeBase64(value)]))
  const type = textFlag(line, 'type') ?? ''
  return {
    kind: 'Secret',
    apiVersion: 'v1',
    metadata: metadataOf(line, name),
    ...(Object.keys(data).length > 0 && { data }),
    ...(type !== '' && { type }),
  }
}

const DOCKER_SERVER = 'https://index.docker.io/v1/'

/** Models kubectl/pkg/cmd/create/create_secret_docker.go (v1.36) */
export function registrySecret(line: CommandLine, name: string): Generated {
  const [username, password] = [textFlag(line, 'docker-username'), textFlag(line, 'docker-password')]
  if (username === undefined) return 'error: either --from-file or --docker-username, --docker-password are required'
  if (password === undefined) return 'error: either --from-file or --docker-password is required'
  const email = textFlag(line, 'docker-email')
  const login = { username, password, ...(email !== undefined && { email }), auth: encodeBase64(`${username}:${password}`) }
  const config = JSON.stringify({ auths: { [textFlag(line, 'docker-server') ?? DOCKER_SERVER]: login } })
  return {
    kind: 'Secret',
    apiVersion: 'v1',
    metadata: metadataOf(line, name),
    data: { '.dockerconfigjson': encodeBase64(config) },
    type: 'kubernetes.io/dockerconfigjson',
  }
}

/** Models kubectl/pkg/cmd/create/create_secret_tls.go (v1.36) */
export function tlsSecret(line: CommandLine, name: string, { readFile }: Surroundings): Generated {
  const paths = { 'tls.crt': textFlag(line, 'cert'), 'tls.key': textFlag(line, 'key') }
  const data: Record<string, string> = {}
  for (const [key, path] of Object.entries(paths)) {
    if (path === undefined) return 'error: key and cert must be specified'
    const text = readFile(path)
    if (text === null) return `error: open ${path}: no such file or directory`
    if (!text.includes('-----BEGIN ')) return 'error: tls: failed to find any PEM data in certificate input'
    data[key] = encodeBase64(text)
  }
  return { kind: 'Secret', apiVersion: 'v1', metadata: metadataOf(line, name), data, type: 'kubernetes.io/tls' }
}

/** Models kubectl/pkg/cmd/create/create_namespace.go (v1.36) */
export const namespace = (_line: CommandLine, name: string): Generated => ({
  kind: 'Namespace',
  apiVersion: 'v1',
  metadata: { name },
  spec: {},
  status: {},
})

/** Models kubectl/pkg/cmd/create/create_serviceaccount.go (v1.36) */
export const serviceAccount = (line: CommandLine, name: string): Generated => ({
  kind: 'ServiceAccount',
  apiVersion: 'v1',
  metadata: metadataOf(line, name),
})

/** What is wrong with a text or number: each function returns the API server's reasons, none for a good one. Models apimachinery/pkg/util/validation (v1.36). */

const QUALIFIED =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
const SUBDOMAIN_UNDERSCORE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*')"
const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
const VALUE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
const ENV_NAME = "a valid environment variable name must consist only of printable ASCII characters other than '='"
const CONFIG_KEY =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"
const HEADER =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"
const PERCENT =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"

const PORT_RANGE = 'must be between 1 and 65535, inclusive'
const ID_RANGE = 'must be between 0 and 2147483647, inclusive'
export const NOT_NEGATIVE = 'must be greater than or equal to 0'
export const GREATER_THAN_ZERO = 'must be greater than zero'
const MODE_RANGE = 'must be a number between 0 and 0777 (octal), both inclusive'

const LABEL_FORM = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const SUBDOMAIN_FORM = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const QUALIFIED_FORM = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/

/** The reasons whose condition holds. */
const those = (...pairs: readonly (readonly [boolean, string])[]): string[] => pairs.filter(([wrong]) => wrong).map(([, why]) => why)

/** Length in bytes, as Go counts. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** What is wrong with a DNS subdomain, such as most objects' names. Models apimachinery/pkg/util/validation (v1.36), as all below. */
export const subdomainFaults = (text: string): string[] =>
  those([bytesOf(text) > 253, 'must be no more than 253 characters'], [!SUBDOMAIN_FORM.test(text), SUBDOMAIN])

/** … with a search domain of a Pod's dnsConfig, which may begin with an underscore. */
export const searchDomainFaults = (text: string): string[] =>
  those(
    [bytesOf(text) > 253, 'must be no more than 253 characters'],
    [!/^_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/.test(text), SUBDOMAIN_UNDERSCORE],
  )

/** … with a DNS label: names of containers, volumes, namespaces. */
export function labelFaults(text: string): string[] {
  const shape = LABEL_FORM.test(text) ? [] : [SUBDOMAIN_FORM.test(text) ? 'must not contain dots' : LABEL]
  return [...those([bytesOf(text) > 63, 'must be no more than 63 characters']), ...shape]
}

/** Label, annotation, taint, resource, topology and gate keys: `name` or `prefix/name`. */
export function keyFaults(text: string): string[] {
  const parts = text.split('/')
  const name = parts.at(-1) ?? ''
  if (parts.length > 2) return [`a valid label key ${QUALIFIED} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`]
  const faults: string[] = []
  if (parts.length === 2) {
    const prefix = parts[0] ?? ''
    faults.push(...(prefix === '' ? ['prefix part must be non-empty'] : subdomainFaults(prefix).map((why) => `prefix part ${why}`)))
  }
  faults.push(
    ...those(
      [name === '', 'name part must be non-empty'],
      [bytesOf(name) > 63, 'name part must be no more than 63 bytes'],
      [!QUALIFIED_FORM.test(name), `name part ${QUALIFIED}`],
    ),
  )
  return faults
}

/** … with a label's value. */
export const valueFaults = (text: string): string[] =>
  those([bytesOf(text) > 63, 'must be no more than 63 bytes'], [text !== '' && !QUALIFIED_FORM.test(text), VALUE])

/** … with a port's name. */
export function portNameFaults(text: string): string[] {
  return those(
    [bytesOf(text) > 15, 'must be no more than 15 characters'],
    [!/^[-a-z0-9]+$/.test(text), 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'],
    [!/[a-z]/.test(text), 'must contain at least one letter (a-z)'],
    [text.includes('--'), 'must not contain consecutive hyphens'],
    [text.startsWith('-') || text.endsWith('-'), 'must not begin or end with a hyphen'],
  )
}

/** … with the name of an environment variable. */
export const envNameFaults = (text: string): string[] => those([!/^[ -<>-~]+$/.test(text), ENV_NAME])

/** … with a key of a ConfigMap or Secret. */
export const configKeyFaults = (text: string): string[] =>
  those(
    [bytesOf(text) > 253, 'must be no more than 253 characters'],
    [!/^[-._a-zA-Z0-9]+$/.test(text), CONFIG_KEY],
    [text === '.', "must not be '.'"],
    [text === '..', "must not be '..'"],
    [text.startsWith('..') && text !== '..', "must not start with '..'"],
  )

/** … with the name of an HTTP header, a percentage, a port, a user or group, a count, and the mode of a file. */
export const headerFaults = (text: string): string[] => those([!/^[-A-Za-z0-9]+$/.test(text), HEADER])
export const percentFaults = (text: string): string[] => those([!/^[0-9]+%$/.test(text), PERCENT])
export const portFaults = (port: number): string[] => those([port < 1 || port > 65535, PORT_RANGE])
export const idFaults = (id: number): string[] => those([id < 0 || id > 2147483647, ID_RANGE])
export const negativeFaults = (value: number): string[] => those([value < 0, NOT_NEGATIVE])
export const modeFaults = (mode: number): string[] => those([mode < 0 || mode > 0o777, MODE_RANGE])

/** Where a file is put inside a volume: relative, never upwards. */
export function relativePathFaults(path: string): string[] {
  return those([path.startsWith('/'), 'must be a relative path'], [path.split('/').includes('..'), "must not contain '..'"])
}

/** As `relativePathFaults`, and not beginning with two dots either, which kubelets keep for themselves. */
export function itemPathFaults(path: string): string[] {
  return [...relativePathFaults(path), ...those([path.startsWith('..') && !path.startsWith('../'), "must not start with '..'"])]
}

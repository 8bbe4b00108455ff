import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createGenerator } from 'ts-json-schema-generator'
import type { Config } from 'ts-json-schema-generator'

export const ROOT = `${process.cwd()}/`
const ENTRY = `${ROOT}node_modules/.cache/podscope/schema-roots.ts`

/** A kind of the Kubernetes API, named as its module is. */
export interface Model {
  readonly apiVersion: string
  readonly kind: string
}

/**
 * The JSON schemas of kinds of the Kubernetes API and of all that they are made of, by the name of the type.
 * `own` are types of ours beside them, each with the file below the project's folder that exports it.
 */
export function definitionsOf<S>(models: readonly Model[], own: Readonly<Record<string, string>> = {}): Readonly<Record<string, S>> {
  const imports = [
    ...models.map(({ apiVersion, kind }) => `import type { I${kind} } from 'kubernetes-models/${apiVersion}/${kind}'`),
    ...Object.entries(own).map(([type, file]) => `import type { ${type} } from '${ROOT}${file}'`),
  ]
  const roots = [...models.map(({ kind }) => `I${kind}`), ...Object.keys(own)]
  mkdirSync(dirname(ENTRY), { recursive: true })
  writeFileSync(ENTRY, `${imports.join('\n')}\nexport type Roots = ${roots.join(' | ')}\n`)
  const made = createGenerator(CONFIG).createSchema('Roots')
  rmSync(ENTRY)
  return (made.definitions ?? {}) as Readonly<Record<string, S>>
}

const CONFIG: Config = {
  path: ENTRY,
  tsconfig: `${ROOT}tsconfig.json`,
  type: 'Roots',
  skipTypeCheck: true,
  topRef: true,
  additionalProperties: false,
  encodeRefs: false,
  jsDoc: 'extended',
}

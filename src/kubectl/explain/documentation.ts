/** What the API says of one type: its own words, and those of its fields. */
export interface TypeDocumentation {
  readonly text: string
  readonly fields: Readonly<Record<string, string>>
  /** The texts that a field may be, where there are only some. */
  readonly enums: Readonly<Record<string, readonly string[]>>
  readonly required: readonly string[]
}

/** By the Go type's key: `core.PodSpec`. */
export type Documentation = Readonly<Record<string, TypeDocumentation>>

/** The words of the API. Loaded when they are asked for, because there are many. Made by src/cli/generate/documentation.ts. */
export async function loadDocumentation(): Promise<Documentation> {
  const module = await import('./documentation.json')
  return module.default
}

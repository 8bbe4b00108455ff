/** A JSON schema, draft 7. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * The schema of a world's documents, chosen by their kind: what an editor completes and explains by. Loaded when it is asked for, because
 * it is large. Made by src/cli/generate/json-schema.ts from the published models of the Kubernetes API.
 */
export async function loadWorldSchema(): Promise<JsonSchema> {
  const module = await import('./schema/world.json')
  return module.default
}

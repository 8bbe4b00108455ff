import { configureMonacoYaml } from 'monaco-yaml'
import type { JSONSchema } from 'monaco-yaml'
import { withKinds } from './completion.ts'
import { monaco } from './monaco.ts'

/** monaco-yaml's way of asking for its worker, from before Monaco took workers as they are. */
interface OldWorkerOptions {
  readonly createData?: unknown
}

/** Starts the YAML worker as Monaco's own loader would: a first message to be ignored, then what to create. */
function createYamlWorker({ createData }: OldWorkerOptions) {
  const worker = new Worker(new URL('./workers/yaml.worker.ts', import.meta.url), { type: 'module', name: 'yaml' })
  worker.postMessage('ignore')
  worker.postMessage(createData)
  return monaco.editor.createWebWorker({ worker: Promise.resolve(worker) })
}

/** Completion and hover from a JSON schema. Squiggles come from the page's own validation. */
export function startYamlLanguage(schema: JSONSchema): void {
  const patched = {
    ...monaco,
    editor: { ...monaco.editor, createWebWorker: createYamlWorker },
    languages: {
      ...monaco.languages,
      registerCompletionItemProvider: (of: monaco.languages.LanguageSelector, provider: monaco.languages.CompletionItemProvider) =>
        monaco.languages.registerCompletionItemProvider(of, withKinds(provider)),
    },
  }
  configureMonacoYaml(patched, {
    validate: false,
    format: { enable: false },
    enableSchemaRequest: false,
    // The schema is the page's own: there is nothing to link to.
    hoverSchemaSource: false,
    schemas: [{ uri: 'podscope://schema.json', fileMatch: ['*'], schema }],
  })
}

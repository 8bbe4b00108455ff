/**
 * Who may import whom. A room is a folder of src/; `may` lists what it may import beside itself, and `types` the files of
 * another room that it may import as types only. `why` is printed beside what breaks the rule.
 */
export interface Room {
  readonly may: readonly string[]
  readonly types?: readonly string[]
  /** Packages of which this room is the only importer. */
  readonly owns?: readonly string[]
  /** Same input, same output: no DOM, no clock, no chance, no input or output. */
  readonly pure: boolean
  readonly why: string
}

const TRACE = 'simulation/trace.ts'

export const ROOMS: Readonly<Record<string, Room>> = {
  base: { may: [], pure: true, why: 'base knows nothing of Kubernetes or of the app' },
  messages: { may: [], pure: true, why: 'the message catalogue is text that every room may use' },
  kube: { may: ['base'], pure: true, why: 'facts about objects depend on nothing that happens to them' },
  manifest: { may: ['kube', 'base'], pure: true, why: 'reading text needs the kinds, and nothing of the simulation' },
  simulation: { may: ['kube', 'base'], pure: true, why: 'simulate(world) is a pure function of objects and scenario' },
  recording: { may: ['kube', 'base'], types: [TRACE], pure: true, why: 'a recording becomes a Trace, of which it knows the type only' },
  lanes: { may: ['kube', 'base'], types: [TRACE], pure: true, why: 'lanes are read off a Trace, whoever made it' },
  kubectl: {
    may: ['manifest', 'lanes', 'kube', 'base'],
    types: [TRACE],
    pure: true,
    why: 'kubectl reads manifests, and a Trace, whoever made it',
  },
  explain: { may: ['lanes', 'kube', 'base', 'messages'], types: [TRACE], pure: true, why: 'causes are read off a Trace, whoever made it' },
  scenarios: { may: ['kube', 'base'], types: ['simulation/'], pure: true, why: 'presets and lessons are data' },
  timeline: {
    may: ['lanes', 'base', 'messages'],
    owns: ['d3', '@dagrejs/dagre'],
    pure: false,
    why: 'the picture shows lanes and nothing else',
  },
  editor: {
    may: ['manifest', 'kube', 'base', 'messages'],
    owns: ['monaco-editor', 'monaco-yaml'],
    pure: false,
    why: 'the editor shows text and what reading it found',
  },
  console: { may: ['kubectl', 'base', 'messages'], owns: ['@xterm/xterm'], pure: false, why: 'the console shows what kubectl prints' },
  app: {
    may: [
      'base',
      'messages',
      'kube',
      'manifest',
      'simulation',
      'recording',
      'lanes',
      'kubectl',
      'explain',
      'scenarios',
      'timeline',
      'editor',
      'console',
    ],
    pure: false,
    why: 'the app puts the rooms together; nothing but the command line stands beside it',
  },
  cli: {
    may: ['base', 'messages', 'kube', 'manifest', 'simulation', 'recording', 'lanes', 'kubectl', 'explain', 'scenarios'],
    pure: false,
    why: 'the command line is the same core without the DOM',
  },
}

import { childOf, KUBECTL } from '../kube/command-line/commands.ts'
import type { Command } from '../kube/command-line/commands.ts'
import { boolFlag } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { EVERYWHERE } from '../kube/command-line/flag-tables.ts'
import { flagSet } from '../kube/command-line/flags.ts'
import { put } from './session.ts'
import type { Printed, Session } from './session.ts'

/** What kubectl says of its commands in one line each, under the headings of its help. */
const GROUPS: readonly (readonly [heading: string, commands: Readonly<Record<string, string>>])[] = [
  [
    'Basic Commands (Beginner)',
    {
      create: 'Create a resource from a file or from stdin',
      expose: 'Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service',
      run: 'Run a particular image on the cluster',
      set: 'Set specific features on objects',
    },
  ],
  [
    'Basic Commands (Intermediate)',
    {
      explain: 'Get documentation for a resource',
      get: 'Display one or many resources',
      edit: 'Edit a resource on the server',
      delete: 'Delete resources by file names, stdin, resources and names, or by resources and label selector',
    },
  ],
  [
    'Deploy Commands',
    {
      rollout: 'Manage the rollout of a resource',
      scale: 'Set a new size for a deployment, replica set, or replication controller',
      autoscale: 'Auto-scale a deployment, replica set, stateful set, or replication controller',
    },
  ],
  [
    'Cluster Management Commands',
    {
      certificate: 'Modify certificate resources',
      'cluster-info': 'Display cluster information',
      top: 'Display resource (CPU/memory) usage',
      cordon: 'Mark node as unschedulable',
      uncordon: 'Mark node as schedulable',
      drain: 'Drain node in preparation for maintenance',
      taint: 'Update the taints on one or more nodes',
    },
  ],
  [
    'Troubleshooting and Debugging Commands',
    {
      describe: 'Show details of a specific resource or group of resources',
      logs: 'Print the logs for a container in a pod',
      attach: 'Attach to a running container',
      exec: 'Execute a command in a container',
      'port-forward': 'Forward one or more local ports to a pod',
      proxy: 'Run a proxy to the Kubernetes API server',
      cp: 'Copy files and directories to and from containers',
      auth: 'Inspect authorization',
      debug: 'Create debugging sessions for troubleshooting workloads and nodes',
      events: 'List events',
    },
  ],
  [
    'Advanced Commands',
    {
      diff: 'Diff the live version against a would-be applied version',
      apply: 'Apply a configuration to a resource by file name or stdin',
      patch: 'Update fields of a resource',
      replace: 'Replace a resource by file name or stdin',
      wait: 'Wait for a specific condition on one or many resources',
      kustomize: 'Build a kustomization target from a directory or URL',
    },
  ],
  [
    'Settings Commands',
    {
      label: 'Update the labels on a resource',
      annotate: 'Update the annotations on a resource',
      completion: 'Output shell completion code for the specified shell (bash, zsh, fish, or powershell)',
    },
  ],
  [
    'Other Commands',
    {
      'api-resources': 'Print the supported API resources on the server',
      'api-versions': 'Print the supported API versions on the server, in the form of "group/version"',
      config: 'Modify kubeconfig files',
      plugin: 'Provides utilities for interacting with plugins',
      version: 'Print the client and server version information',
    },
  ],
]

const SUMMARIES: Readonly<Record<string, string>> = Object.assign({}, ...GROUPS.map(([, commands]) => commands))

/** What kubectl says of a command in one line; empty for commands below others. */
const summaryOf = (command: string): string => SUMMARIES[command] ?? ''

const NAME_WIDTH = 15

const rows = (entries: readonly (readonly [string, string])[]): string =>
  entries.map(([name, text]) => `  ${name.padEnd(NAME_WIDTH)} ${text}`.trimEnd()).join('\n')

const rootHelp = (): string =>
  [
    'kubectl controls the Kubernetes cluster manager.',
    ' Find more information at: https://kubernetes.io/docs/reference/kubectl/',
    ...GROUPS.map(([heading, commands]) => `${heading}:\n${rows(Object.entries(commands))}`),
    'Usage:\n  kubectl [flags] [options]',
    'Use "kubectl <command> --help" for more information about a given command.\nUse "kubectl options" for a list of global command-line options (applies to all commands).',
  ].join('\n\n')

/** The flags of a command that not every command has. */
function options({ flags }: Command): string {
  const common = flagSet(EVERYWHERE).byName
  const own = flags.all.filter(({ name }) => !common.has(name)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return own
    .map(({ name, short, type }) => `    ${short === null ? '' : `-${short}, `}--${name}${type === 'bool' ? '' : `=<${type}>`}`)
    .join('\n')
}

function commandHelp(command: Command): string {
  const { name, children } = command
  const own = options(command)
  const usage = children.length > 0 ? `kubectl ${name} SUBCOMMAND [options]` : `kubectl ${name} [flags] [options]`
  return [
    ...(summaryOf(name) === '' ? [] : [`${summaryOf(name)}.`]),
    ...(children.length === 0 ? [] : [`Available Commands:\n${rows(children.map((child) => [child.name.slice(name.length + 1), '']))}`]),
    ...(own === '' ? [] : [`Options:\n${own}`]),
    `Usage:\n  ${usage}`,
    ...(children.length === 0 ? [] : [`Use "kubectl ${name} <command> --help" for more information about a given command.`]),
    'Use "kubectl options" for a list of global command-line options (applies to all commands).',
  ].join('\n\n')
}

const find = (name: string): Command =>
  name.split(' ').reduce<Command>((command, word) => (word === '' ? command : (childOf(command, word) ?? command)), KUBECTL)

/** Whether a command has others below it. */
export const isGroup = (name: string): boolean => find(name).children.length > 0

/**
 * Whether a command line asks for help: with --help, or by naming a group of commands and none of them.
 * `create` alone is no such group: it may have files.
 */
export function asksForHelp(line: CommandLine): boolean {
  if (boolFlag(line, 'help') || ['', 'help', 'options'].includes(line.command)) return true
  const group = isGroup(line.command) && !['create', 'apply', 'cluster-info'].includes(line.command)
  return group && line.words.length === 0
}

/** What kubectl tells of a command; of all commands where it is none. */
export function* help(session: Session, line: CommandLine): Generator<Printed> {
  if (line.command === 'options') {
    const names = flagSet(EVERYWHERE).all.map(({ name, short }) => `    ${short === null ? '' : `-${short}, `}--${name}`)
    yield put(session, `The following options can be passed to any command:\n\n${names.join('\n')}\n`)
    return
  }
  const name = line.command === 'help' ? line.words.join(' ') : line.command
  yield put(session, `${name === '' ? rootHelp() : commandHelp(find(name))}\n`)
}

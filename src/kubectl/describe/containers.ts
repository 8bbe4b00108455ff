/** The containers of a Pod or of a Pod template. Models describeContainers of kubectl/pkg/describe/describe.go (v1.36). */
import { goQuote } from '../../base/go-text.ts'
import type { Container, ContainerState, ContainerStatus, Pod } from '../../kube/types.ts'
import { compareText, sortedEntries } from '../format-labels.ts'
import { rfc1123 } from '../human-time.ts'
import { printEnvironment } from './environment.ts'
import { probeText } from './probe.ts'
import type { DescribeWriter } from './writer.ts'

/** Whose containers these are: a Pod, which knows their statuses, or a template, which indents their names by one blank more. */
export type ContainersOf = { readonly pod: Pod; readonly statuses: readonly ContainerStatus[] | undefined } | 'template'

export function printContainers(w: DescribeWriter, title: string, containers: readonly Container[], of: ContainersOf): void {
  const pod = of === 'template' ? null : of.pod
  const statuses = of === 'template' ? [] : (of.statuses ?? [])
  w.line(pod ? 0 : 1, `${title}:${containers.length === 0 ? ' <none>' : ''}`)
  for (const container of containers) {
    const status = statuses.find(({ name }) => name === container.name)
    w.line(1, `${pod ? '' : ' '}${container.name}:`)
    printBasics(w, container, status)
    printWords(w, 'Command', container.command)
    printWords(w, 'Args', container.args)
    if (status) {
      printState(w, 'State', status.state)
      if (status.lastState?.terminated) printState(w, 'Last State', status.lastState)
      w.field(2, 'Ready', status.ready ? 'True' : 'False')
      w.field(2, 'Restart Count', status.restartCount)
    }
    printResources(w, 2, container.resources)
    if (container.livenessProbe) w.field(2, 'Liveness', probeText(container.livenessProbe))
    if (container.readinessProbe) w.field(2, 'Readiness', probeText(container.readinessProbe))
    if (container.startupProbe) w.field(2, 'Startup', probeText(container.startupProbe))
    printEnvironment(w, container, pod)
    printMounts(w, container)
  }
}

function printBasics(w: DescribeWriter, container: Container, status: ContainerStatus | undefined): void {
  if (status) w.field(2, 'Container ID', status.containerID)
  w.field(2, 'Image', container.image)
  if (status) w.field(2, 'Image ID', status.imageID)
  const ports = container.ports ?? []
  const text = (numbers: readonly (number | undefined)[]): string =>
    ports.map(({ name, protocol = 'TCP' }, i) => `${numbers[i] ?? 0}/${protocol}${name ? ` (${name})` : ''}`).join(', ')
  printPorts(w, 'Port', text(ports.map(({ containerPort }) => containerPort)))
  printPorts(w, 'Host Port', text(ports.map(({ hostPort }) => hostPort)))
  const seccomp = container.securityContext?.seccompProfile
  if (seccomp) w.field(2, 'SeccompProfile', seccomp.type)
  if (seccomp?.type === 'Localhost') w.field(3, 'LocalhostProfile', seccomp.localhostProfile)
}

function printPorts(w: DescribeWriter, title: string, text: string): void {
  w.field(2, text.includes(',') ? `${title}s` : title, text || '<none>')
}

function printWords(w: DescribeWriter, title: string, words: readonly string[] | undefined): void {
  if (!words?.length) return
  w.line(2, `${title}:`)
  for (const line of words.flatMap((word) => word.split('\n'))) w.line(3, line)
}

function printState(w: DescribeWriter, title: string, state: ContainerState | undefined): void {
  const { running, terminated, waiting } = state ?? {}
  w.field(2, title, running ? 'Running' : terminated && !waiting ? 'Terminated' : 'Waiting')
  if (running) w.field(3, 'Started', rfc1123(running.startedAt))
  else if (waiting) {
    if (waiting.reason) w.field(3, 'Reason', waiting.reason)
  } else if (terminated) {
    if (terminated.reason) w.field(3, 'Reason', terminated.reason)
    if (terminated.message) w.field(3, 'Message', terminated.message)
    w.field(3, 'Exit Code', terminated.exitCode)
    if (terminated.signal) w.field(3, 'Signal', terminated.signal)
    w.field(3, 'Started', rfc1123(terminated.startedAt))
    w.field(3, 'Finished', rfc1123(terminated.finishedAt))
  }
}

/** Limits and requests, where there are some. */
export function printResources(w: DescribeWriter, level: number, resources: Container['resources']): void {
  for (const [title, amounts] of [
    ['Limits', resources?.limits],
    ['Requests', resources?.requests],
  ] as const) {
    const sorted = sortedEntries(amounts)
    if (sorted.length > 0) w.line(level, `${title}:`)
    for (const [name, amount] of sorted) w.field(level + 1, name, amount)
  }
}

function printMounts(w: DescribeWriter, { volumeMounts = [], volumeDevices = [] }: Container): void {
  const none = volumeMounts.length === 0 ? '\t<none>' : ''
  w.line(2, `Mounts:${none}`)
  for (const { mountPath, name, readOnly, subPath } of volumeMounts.toSorted((a, b) => compareText(a.mountPath, b.mountPath))) {
    w.line(3, `${mountPath} from ${name} (${readOnly ? 'ro' : 'rw'}${subPath ? `,path=${goQuote(subPath)}` : ''})`)
  }
  if (volumeDevices.length === 0) return
  w.line(2, `Devices:${none}`)
  for (const { devicePath, name } of volumeDevices.toSorted((a, b) => compareText(a.devicePath, b.devicePath))) {
    w.line(3, `${devicePath} from ${name}`)
  }
}

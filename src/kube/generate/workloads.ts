import { cloneJson } from '../../base/json.ts'
import { listFlag, textFlag } from '../command-line/line.ts'
import type { CommandLine } from '../command-line/line.ts'
import { controllerReference } from '../owners.ts'
import { isCronJob } from '../types.ts'
import { metadataOf } from './generated.ts'
import type { Generated, Surroundings } from './generated.ts'

/** The last part of an image's path, without tag and digest. */
const shortImage = (image: string): string => (image.split('/').at(-1) ?? image).replace(/[@:].*$/, '')

/** A name for a container that its image is named after. Models create_deployment.go, buildPodSpec (v1.36) */
const containerName = (image: string): string => shortImage(image).replaceAll('_', '-')

const missing = (line: CommandLine, ...flags: readonly string[]): string | null => {
  const absent = flags.filter((flag) => textFlag(line, flag) === undefined)
  return absent.length === 0 ? null : `error: required flag(s) ${absent.map((flag) => `"${flag}"`).join(', ')} not set`
}

/** Models kubectl/pkg/cmd/create/create_deployment.go (v1.36) */
export function deployment(line: CommandLine, name: string): Generated {
  const images = listFlag(line, 'image')
  const command = line.after
  if (images.length > 1 && command.length > 0) return 'error: cannot specify multiple --image options and command'
  const port = textFlag(line, 'port')
  const containers = images.map((image) => ({
    name: containerName(image),
    image,
    ...(command.length > 0 && { command: [...command] }),
    ...(port !== undefined && { ports: [{ containerPort: Number(port) }] }),
    resources: {},
  }))
  const labels = { app: name }
  return {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: metadataOf(line, name, labels),
    spec: {
      replicas: Number(textFlag(line, 'replicas') ?? 1),
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
      strategy: {},
    },
    status: {},
  }
}

/** What must be given before a Deployment's name is looked at. */
export const deploymentNeeds = (line: CommandLine): string | null => missing(line, 'image')

/** Models kubectl/pkg/cmd/create/create_job.go (v1.36) */
export function job(line: CommandLine, name: string, { find }: Surroundings): Generated {
  const [image, from] = [textFlag(line, 'image') ?? '', textFlag(line, 'from') ?? '']
  if ((image === '') === (from === '')) return 'error: either --image or --from must be specified'
  if (from !== '' && line.after.length > 0) return 'error: cannot specify --from and command'
  if (from !== '') return jobFrom(line, name, from, find)
  const container = { name, image, ...(line.after.length > 0 && { command: [...line.after] }), resources: {} }
  return {
    kind: 'Job',
    apiVersion: 'batch/v1',
    metadata: metadataOf(line, name),
    spec: { template: { metadata: {}, spec: { containers: [container], restartPolicy: 'Never' } } },
    status: {},
  }
}

/** A Job of a CronJob, before its time. */
function jobFrom(line: CommandLine, name: string, from: string, find: Surroundings['find']): Generated {
  const [type = '', source = ''] = from.split('/')
  if (!/^(?:cronjobs?|cj)(?:\.batch)?$/.test(type)) return `error: from must be an existing cronjob`
  const cronJob = find('CronJob', source)
  if (!cronJob || !isCronJob(cronJob)) return `Error from server (NotFound): cronjobs.batch "${source}" not found`
  const { metadata, spec } = cronJob.spec.jobTemplate
  const annotations = { 'cronjob.kubernetes.io/instantiate': 'manual', ...metadata?.annotations }
  return {
    kind: 'Job',
    apiVersion: 'batch/v1',
    metadata: {
      ...metadataOf(line, name, metadata?.labels),
      annotations,
      ownerReferences: [controllerReference(cronJob)],
    },
    spec: cloneJson(spec),
    status: {},
  }
}

/** Models kubectl/pkg/cmd/create/create_cronjob.go (v1.36) */
export function cronJob(line: CommandLine, name: string): Generated {
  const command = line.after
  const container = { name, image: textFlag(line, 'image'), ...(command.length > 0 && { command: [...command] }), resources: {} }
  const template = { metadata: {}, spec: { containers: [container], restartPolicy: textFlag(line, 'restart') ?? 'OnFailure' } }
  return {
    kind: 'CronJob',
    apiVersion: 'batch/v1',
    metadata: metadataOf(line, name),
    spec: { schedule: textFlag(line, 'schedule'), jobTemplate: { metadata: { name }, spec: { template } } },
    status: {},
  }
}

/** What must be given before a CronJob's name is looked at. */
export const cronJobNeeds = (line: CommandLine): string | null => missing(line, 'image', 'schedule')

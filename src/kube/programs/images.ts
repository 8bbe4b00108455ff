/** What well-known images run that a Pod gives no command. */
import { parseImage } from '../images.ts'

interface ImageProgram {
  readonly entrypoint: readonly string[]
  readonly cmd: readonly string[]
}

const runs = (...cmd: string[]): ImageProgram => ({ entrypoint: [], cmd })
const starts = (entrypoint: string, ...cmd: string[]): ImageProgram => ({ entrypoint: [entrypoint], cmd })

/** By repository, without the parts that say that an image is an official one. */
const IMAGES: Readonly<Record<string, ImageProgram>> = {
  alpine: runs('/bin/sh'),
  busybox: runs('sh'),
  bash: runs('bash'),
  debian: runs('bash'),
  ubuntu: runs('bash'),
  fedora: runs('bash'),
  centos: runs('bash'),
  rockylinux: runs('bash'),
  almalinux: runs('bash'),
  'curlimages/curl': starts('curl'),
  'hello-world': runs('/hello'),
  httpd: runs('httpd-foreground'),
  memcached: runs('memcached'),
  mongo: runs('mongod'),
  mysql: runs('mysqld'),
  mariadb: runs('mysqld'),
  nginx: runs('nginx', '-g', 'daemon off;'),
  'nginx-slim': runs('nginx', '-g', 'daemon off;'),
  'e2e-test-images/nginx': runs('nginx', '-g', 'daemon off;'),
  'e2e-test-images/httpd': runs('httpd-foreground'),
  'e2e-test-images/busybox': runs('sh'),
  'e2e-test-images/agnhost': starts('/agnhost', 'pause'),
  'e2e-test-images/liveness': starts('/liveness'),
  liveness: starts('/liveness'),
  node: runs('node'),
  pause: starts('/pause'),
  perl: runs('perl', '-de0'),
  'polinux/stress': runs('stress', '--verbose'),
  postgres: runs('postgres'),
  python: runs('python3'),
  redis: runs('redis-server'),
  serve_hostname: starts('/serve_hostname'),
  'hashicorp/http-echo': starts('/http-echo'),
  'google-samples/hello-app': runs('./hello-app'),
}

const OFFICIAL = /^(?:(?:docker\.io|public\.ecr\.aws\/docker)\/)?(?:library\/)?/

function repositoryOf(image: string): string | null {
  const parsed = parseImage(image)
  if (!parsed.ok) return null
  const { repository } = parsed.image
  const inRegistry = /^(?:registry\.k8s\.io|k8s\.gcr\.io|gcr\.io(?:\/google_containers)?)\/(.+)$/.exec(repository)
  return inRegistry?.[1] ?? repository.replace(OFFICIAL, '')
}

/** The program of a well-known image; null for an image that nothing is known of. */
export function imageProgram(image: string): ImageProgram | null {
  const repository = repositoryOf(image)
  return repository !== null && Object.hasOwn(IMAGES, repository) ? (IMAGES[repository] ?? null) : null
}

/**
 * The flags of kubectl's commands, as `flagSet` reads them.
 * Models kubectl/pkg/cmd and cli-runtime/pkg/genericclioptions (v1.36)
 */

/** Flags that every command knows. */
export const EVERYWHERE = `
  as:s as-group:l as-uid:s as-user-extra:l cache-dir:s certificate-authority:s client-certificate:s client-key:s cluster:s context:s
  disable-compression help|h insecure-skip-tls-verify kubeconfig:s kuberc:s log-flush-frequency:d match-server-version namespace|n:s
  password:s profile:s profile-output:s request-timeout:s server|s:s tls-server-name:s token:s user:s username:s v|v:i vmodule:s
  warnings-as-errors`

const PRINT = 'output|o:s allow-missing-template-keys template:s show-managed-fields'
const FILES = 'filename|f:l kustomize|k:s recursive|R'
const DRY_RUN = 'dry-run:s=unchanged'
const MANAGER = 'field-manager:s'
const RECORD = 'record'
const SELECTOR = 'selector|l:s'
const VALIDATE = 'validate:s=strict'
const EVERY_NAMESPACE = 'all-namespaces|A'

/** Flags of all that makes an object by sub-command. */
const MAKE = `${PRINT} ${DRY_RUN} ${MANAGER} ${VALIDATE} save-config`
const MAKE_SERVICE = `${MAKE} tcp:l`
const DELETING = `cascade:s=background force grace-period:i now timeout:d wait ${FILES}`
const SET = `${PRINT} ${FILES} ${DRY_RUN} ${MANAGER} ${RECORD} ${SELECTOR} all local`
const DRAINING = `force ignore-daemonsets delete-local-data delete-emptydir-data grace-period:i timeout:d ${SELECTOR} pod-selector:s chunk-size:i
  disable-eviction skip-wait-for-delete-timeout:i ${DRY_RUN}`
const CORDON = `${SELECTOR} ${DRY_RUN}`
const SERVER_SIDE = 'server-side force-conflicts'

/** By the command's full name; a command without an entry knows only what every command knows. */
export const FLAGS: Readonly<Record<string, string>> = {
  annotate: `${PRINT} ${FILES} ${DRY_RUN} ${MANAGER} ${RECORD} ${SELECTOR} ${EVERY_NAMESPACE} all field-selector:s list local overwrite resource-version:s`,
  'api-resources': `api-group:s cached categories:l namespaced no-headers output|o:s show-managed-fields sort-by:s verbs:l`,
  apply: `${PRINT} ${DELETING} ${DRY_RUN} ${MANAGER} ${VALIDATE} ${SERVER_SIDE} ${SELECTOR} ${RECORD} all openapi-patch overwrite prune
    prune-allowlist:l applyset:s subresource:s`,
  attach: 'container|c:s pod-running-timeout:d quiet|q stdin|i tty|t detach-keys:s',
  'auth can-i': `${EVERY_NAMESPACE} list no-headers quiet|q subresource:s`,
  'auth whoami': PRINT,
  autoscale: `${PRINT} ${FILES} ${DRY_RUN} ${MANAGER} cpu-percent:i cpu:s memory:s max:i min:i name:s save-config`,
  'config current-context': '',
  'config get-contexts': 'no-headers output|o:s',
  'config set-context': 'current cluster:s user:s',
  'config view': `${PRINT} flatten merge minify raw`,
  cordon: CORDON,
  cp: 'container|c:s no-preserve retries:i',
  create: `${PRINT} ${FILES} ${DRY_RUN} ${MANAGER} ${VALIDATE} ${RECORD} ${SELECTOR} edit raw:s save-config windows-line-endings`,
  'create clusterrole': `${MAKE} aggregation-rule:s non-resource-url:l resource:l resource-name:l verb:l`,
  'create clusterrolebinding': `${MAKE} clusterrole:s group:l serviceaccount:l user:l`,
  'create configmap': `${MAKE} append-hash from-env-file:l from-file:l from-literal:l`,
  'create cronjob': `${MAKE} image:s restart:s schedule:s`,
  'create deployment': `${MAKE} image:l port:i replicas|r:i`,
  'create ingress': `${MAKE} annotation:l class:s default-backend:s rule:l`,
  'create job': `${MAKE} from:s image:s`,
  'create namespace': MAKE,
  'create poddisruptionbudget': `${MAKE} max-unavailable:s min-available:s selector:s`,
  'create priorityclass': `${MAKE} description:s global-default preemption-policy:s value:i`,
  'create quota': `${MAKE} hard:s scopes:s`,
  'create role': `${MAKE} resource:l resource-name:l verb:l`,
  'create rolebinding': `${MAKE} clusterrole:s group:l role:s serviceaccount:l user:l`,
  'create secret docker-registry': `${MAKE} append-hash docker-email:s docker-password:s docker-server:s docker-username:s from-file:l`,
  'create secret generic': `${MAKE} append-hash from-env-file:l from-file:l from-literal:l type:s`,
  'create secret tls': `${MAKE} append-hash cert:s key:s`,
  'create service clusterip': `${MAKE_SERVICE} clusterip:s`,
  'create service externalname': `${MAKE_SERVICE} external-name:s`,
  'create service loadbalancer': MAKE_SERVICE,
  'create service nodeport': `${MAKE_SERVICE} node-port:i`,
  'create serviceaccount': MAKE,
  'create token': `${PRINT} audience:l bound-object-kind:s bound-object-name:s bound-object-uid:s duration:d`,
  debug: `arguments-only attach container|c:s copy-to:s custom:s env:l ${FILES} image:s image-pull-policy:s keep-annotations keep-init-containers
    keep-labels keep-liveness keep-readiness keep-startup profile:s quiet|q replace same-node set-image:l share-processes stdin|i target:s tty|t`,
  delete: `${DELETING} ${DRY_RUN} ${SELECTOR} ${EVERY_NAMESPACE} all field-selector:s ignore-not-found interactive|i output|o:s raw:s`,
  describe: `${FILES} ${SELECTOR} ${EVERY_NAMESPACE} chunk-size:i show-events`,
  diff: `${FILES} ${MANAGER} ${SERVER_SIDE} ${SELECTOR} concurrency:i prune prune-allowlist:l show-managed-fields`,
  drain: DRAINING,
  edit: `${PRINT} ${FILES} ${MANAGER} ${RECORD} ${VALIDATE} output-patch save-config subresource:s windows-line-endings`,
  events: `${PRINT} ${EVERY_NAMESPACE} chunk-size:i for:s no-headers types:l watch|w`,
  exec: `container|c:s filename|f:l pod-running-timeout:d quiet|q stdin|i tty|t`,
  explain: 'api-version:s output|o:s recursive',
  expose: `${PRINT} ${FILES} ${DRY_RUN} ${MANAGER} cluster-ip:s external-ip:s labels|l:s load-balancer-ip:s name:s override-type:s overrides:s port:s
    protocol:s save-config selector:s session-affinity:s target-port:s type:s`,
  get: `${PRINT} ${FILES} ${SELECTOR} ${EVERY_NAMESPACE} chunk-size:i field-selector:s ignore-not-found label-columns|L:l no-headers
    output-watch-events raw:s server-print show-kind show-labels sort-by:s subresource:s watch|w watch-only`,
  label: `${PRINT} ${FILES} ${DRY_RUN} ${MANAGER} ${RECORD} ${SELECTOR} ${EVERY_NAMESPACE} all field-selector:s list local overwrite resource-version:s`,
  logs: `all-containers all-pods container|c:s follow|f ignore-errors insecure-skip-tls-verify-backend limit-bytes:i max-log-requests:i
    pod-running-timeout:d prefix previous|p ${SELECTOR} since:d since-time:s tail:i timestamps`,
  patch: `${PRINT} ${FILES} ${DRY_RUN} ${MANAGER} ${RECORD} local patch|p:s patch-file:s subresource:s type:s`,
  'port-forward': 'address:l pod-running-timeout:d',
  replace: `${PRINT} ${DELETING} ${DRY_RUN} ${MANAGER} ${VALIDATE} raw:s save-config subresource:s`,
  'rollout history': `${PRINT} ${FILES} ${SELECTOR} revision:i`,
  'rollout pause': `${PRINT} ${FILES} ${SELECTOR} ${MANAGER}`,
  'rollout restart': `${PRINT} ${FILES} ${SELECTOR} ${MANAGER}`,
  'rollout resume': `${PRINT} ${FILES} ${SELECTOR} ${MANAGER}`,
  'rollout status': `${FILES} ${SELECTOR} revision:i timeout:d watch|w`,
  'rollout undo': `${PRINT} ${FILES} ${SELECTOR} ${DRY_RUN} to-revision:i`,
  run: `${PRINT} ${FILES} ${DRY_RUN} ${MANAGER} ${RECORD} annotations:l attach cascade:s=background command detach-keys:s env|e:l expose force
    grace-period:i image:s image-pull-policy:s labels|l:s leave-stdin-open override-type:s overrides:s pod-running-timeout:d port:s privileged
    quiet|q restart:s rm save-config stdin|i timeout:d tty|t wait`,
  scale: `${PRINT} ${FILES} ${DRY_RUN} ${RECORD} ${SELECTOR} all current-replicas:i replicas:i resource-version:s timeout:d`,
  'set env': `${SET} containers|c:s env|e:l from:s keys:l list overwrite prefix:s resolve`,
  'set image': SET,
  'set resources': `${SET} containers|c:s limits:s requests:s`,
  'set selector': `${SET} resource-version:s`,
  'set serviceaccount': SET,
  'set subject': `${SET} group:l serviceaccount:l user:l`,
  taint: `${PRINT} ${DRY_RUN} ${MANAGER} ${SELECTOR} ${VALIDATE} all overwrite`,
  'top node': `no-headers ${SELECTOR} show-capacity show-swap sort-by:s use-protocol-buffers`,
  'top pod': `${EVERY_NAMESPACE} containers field-selector:s no-headers ${SELECTOR} show-swap sort-by:s sum use-protocol-buffers`,
  uncordon: CORDON,
  version: 'client output|o:s',
  wait: `${PRINT} ${FILES} ${SELECTOR} ${EVERY_NAMESPACE} all field-selector:s for:s local timeout:d`,
}

/** Where Kubernetes has a rule: the file, and what to look for in it. */
export interface Source {
  readonly file: string
  readonly symbol: string
}

/** The release that all rules are taken from. */
export const RELEASE = 'v1.36'

const source = (file: string, symbol: string): Source => ({ file, symbol })

const KUBELET = 'pkg/kubelet'

/** The rules that explanations name. */
export const SOURCES = {
  crashBackoff: source(`${KUBELET}/kuberuntime/kuberuntime_manager.go`, 'doBackOff'),
  imageBackoff: source(`${KUBELET}/images/image_manager.go`, 'EnsureImageExists'),
  probe: source(`${KUBELET}/prober/worker.go`, 'doProbe'),
  turn: source(`${KUBELET}/kuberuntime/kuberuntime_termination_order.go`, 'waitForTurn'),
  grace: source(`${KUBELET}/kuberuntime/kuberuntime_container.go`, 'killContainer'),
  start: source(`${KUBELET}/kuberuntime/kuberuntime_container.go`, 'startContainer'),
  ready: source(`${KUBELET}/prober/prober_manager.go`, 'UpdatePodStatus'),
  phase: source(`${KUBELET}/kubelet_pods.go`, 'getPhase'),
  status: source('pkg/printers/internalversion/printers.go', 'printPod'),
  endpoints: source('staging/src/k8s.io/endpointslice/utils.go', 'podToEndpoint'),
  deletion: source('pkg/registry/core/pod/strategy.go', 'CheckGracefulDelete'),
  nodeHealth: source('pkg/controller/nodelifecycle/node_lifecycle_controller.go', 'monitorNodeHealth'),
  reflector: source('staging/src/k8s.io/client-go/tools/cache/reflector.go', 'ListAndWatchWithContext'),
  taintEviction: source('pkg/controller/tainteviction/taint_eviction.go', 'processPodOnNode'),
  taints: source('pkg/controller/nodelifecycle/node_lifecycle_controller.go', 'doNoExecuteTaintingPass'),
  deployment: source('pkg/controller/deployment/rolling.go', 'reconcileNewReplicaSet'),
  progress: source('pkg/controller/deployment/util/deployment_util.go', 'DeploymentTimedOut'),
  replicaSet: source('pkg/controller/replicaset/replica_set.go', 'manageReplicas'),
  statefulSet: source('pkg/controller/statefulset/stateful_set_control.go', 'updateStatefulSet'),
  daemonSet: source('pkg/controller/daemon/daemon_controller.go', 'podsShouldBeOnNode'),
  job: source('pkg/controller/job/job_controller.go', 'manageJob'),
  jobBackoff: source('pkg/controller/job/backoff_utils.go', 'getRemainingTimeForFailuresCount'),
  deadline: source(`${KUBELET}/active_deadline.go`, 'pastActiveDeadline'),
  config: source(`${KUBELET}/kuberuntime/kuberuntime_container.go`, 'generateContainerConfig'),
  mount: source('pkg/util/goroutinemap/exponentialbackoff/exponential_backoff.go', 'Update'),
  memory: source(`${KUBELET}/kuberuntime/kuberuntime_container_linux.go`, 'calculateLinuxResources'),
  oom: source(`${KUBELET}/kuberuntime/kuberuntime_container.go`, 'ContainerStatus'),
} as const satisfies Readonly<Record<string, Source>>

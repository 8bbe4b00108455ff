import type { Pod } from '../../kube/types.ts'
import type { Identities } from '../api/identity.ts'
import type { ApiServer } from '../api/server.ts'
import type { WallClock } from '../api/times.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Network } from '../programs/network.ts'
import type { Recorder } from '../recorder.ts'
import type { ImageScript } from '../script/images.ts'
import type { Ledger } from '../script/ledger.ts'
import type { ProcessScript } from '../script/processes.ts'

/** What a container runtime needs of its node and its cluster. */
export interface RuntimeDependencies {
  readonly kernel: Kernel
  readonly recorder: Recorder
  readonly identities: Identities
  readonly images: ImageScript
  readonly ledger: Ledger
  /** What runs in a container of a Pod. */
  readonly processOf: (pod: Pod, container: string) => ProcessScript
  readonly api: ApiServer
  readonly clock: WallClock
  /** What programs reach of the cluster. */
  readonly network: Network
  /** Which is this node's: sandboxes get 10.244.NODE.x. */
  readonly nodeNumber: number
}

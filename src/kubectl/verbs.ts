import { apiResources, apiVersions } from './api-resources.ts'
import { canI, whoAmI } from './auth.ts'
import { currentContext, getClusters, getContexts, getUsers, setContext, useContext, viewConfig } from './config.ts'
import { clusterInfo } from './cluster-info.ts'
import { completion } from './completion.ts'
import { describe } from './describe/verb.ts'
import { diff } from './diff.ts'
import { events } from './events.ts'
import { explain } from './explain/verb.ts'
import { get } from './get/get.ts'
import { logs } from './logs/verb.ts'
import { rolloutHistory } from './rollout/history.ts'
import { rolloutStatus } from './rollout/status.ts'
import { top } from './top.ts'
import type { Verb } from './session.ts'
import { version } from './version.ts'
import { wait } from './wait/verb.ts'

/** What kubectl can print without changing anything, by the command's full name. */
export const VERBS: Readonly<Record<string, Verb>> = {
  'api-resources': apiResources,
  'api-versions': apiVersions,
  'auth can-i': canI,
  'auth whoami': whoAmI,
  'cluster-info': clusterInfo,
  completion,
  'config current-context': currentContext,
  'config get-clusters': getClusters,
  'config get-contexts': getContexts,
  'config get-users': getUsers,
  'config set-context': setContext,
  'config use-context': useContext,
  'config view': viewConfig,
  describe,
  diff,
  events,
  explain,
  get,
  logs,
  'rollout history': rolloutHistory,
  'rollout status': rolloutStatus,
  'top node': top,
  'top pod': top,
  version,
  wait,
}

import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { offline } from './src/cli/launch/offline.mjs'
import './tests/node-20.ts'

/** Everything comes from the page's own origin. Monaco and Radix set styles on elements, hence 'unsafe-inline' there. */
const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** Puts the policy into the built page only: the dev server injects an inline script. */
function contentSecurityPolicy(): Plugin {
  const content = Object.entries(POLICY)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
  return {
    name: 'podscope:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' }],
  }
}

/** No test measures speed, and a busy machine may take long: only what hangs is to be stopped. */
const HANGS_AFTER = 120_000

/** What starts the worker for a link, ahead of the page. */
const EARLY = 'src/app/worker/start.ts'
/** What is loaded by itself; the service worker is a page of its own. */
const APART = [EARLY, 'src/app/offline/service-worker']

/** What the page, or a worker, needs at once comes in one file: to fetch and compile many small ones takes longer. */
const AT_ONCE = {
  groups: [{ name: 'initial', tags: ['$initial' as const], test: (id: string) => APART.every((one) => !id.includes(one)) }],
  // What is left out of a group would come with those that import it.
  includeDependenciesRecursively: false,
}

/** Has the built page load `EARLY` first, and run it as soon as it has come. */
function startEarly(): Plugin {
  return {
    name: 'podscope:start-early',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: EARLY })
    },
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunk = Object.values(bundle).find((one) => one.type === 'chunk' && one.facadeModuleId?.endsWith(EARLY))
        if (!chunk) throw new Error(`${EARLY} was not built`)
        return [{ tag: 'script', attrs: { type: 'module', async: true, src: `./${chunk.fileName}` }, injectTo: 'head' }]
      },
    },
  }
}

/**
 * The tests of a folder below tests/, without those of `except`. Files share the modules they load, which takes longer than most tests do, but
 * where these hold a page's state: there each file has its own.
 */
const project = (
  name: string,
  { folder = name, except, stateful = false }: { folder?: string; except?: string; stateful?: boolean } = {},
) => ({
  extends: true as const,
  test: {
    setupFiles: ['src/messages/all.ts'],
    testTimeout: HANGS_AFTER,
    hookTimeout: HANGS_AFTER,
    name,
    isolate: stateful,
    include: [`tests/${folder}/**/*.test.{ts,tsx}`],
    ...(except !== undefined && { exclude: [`tests/${except}/**`] }),
  },
})

export default defineConfig({
  // dist/ works from any folder of a static host.
  base: './',
  plugins: [react(), startEarly(), contentSecurityPolicy(), offline()],
  resolve: {
    alias: [
      // monaco-yaml names a path from before monaco-editor had an exports map.
      { find: 'monaco-editor/esm/vs/editor/editor.worker.js', replacement: 'monaco-editor/editor/editor.worker.js' },
    ],
  },
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: AT_ONCE } } },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4096,
    rolldownOptions: { checks: { bundlerTimings: false }, output: { codeSplitting: AT_ONCE } },
  },
  // What only workers import would be found too late, and reload the first visit of the dev server.
  optimizeDeps: { entries: ['index.html', 'src/**/*.worker.ts'] },
  test: {
    projects: [
      project('unit', { except: 'unit/app' }),
      project('unit-app', { folder: 'unit/app', stateful: true }),
      project('architecture'),
      project('conformance'),
    ],
  },
})

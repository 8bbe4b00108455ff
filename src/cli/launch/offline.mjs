import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'

const WORKER = 'sw.js'

/**
 * Builds the service worker next to index.html and tells it the names of all files of the build.
 * @returns {import('vite').Plugin}
 */
export function offline() {
  return {
    name: 'podscope:offline',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'src/app/offline/service-worker.ts', fileName: WORKER })
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const built = Object.keys(bundle).filter((name) => name !== WORKER && !name.endsWith('.html'))
        const files = [...built, ...readdirSync(join(ROOT, 'public')).filter((name) => !name.endsWith('.png'))].sort()
        const build = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
        const worker = bundle[WORKER]
        if (worker?.type !== 'chunk') throw new Error('the service worker was not built')
        worker.code = `const FILES = ${JSON.stringify(files)}, BUILD = ${JSON.stringify(build)};\n${worker.code}`
      },
    },
  }
}

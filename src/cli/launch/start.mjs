/** `npm start`: serves the built app and prints its address. `--port N` asks for that port and no other. */
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { ensurePackages } from './packages.mjs'
import { ROOT } from './paths.mjs'

const { values } = parseArgs({ options: { port: { type: 'string' } } })
await ensurePackages()
await ensureBuilt()
const { preview } = await import('vite')
const port = values.port === undefined ? {} : { port: Number(values.port), strictPort: true }
const server = await preview({ root: ROOT, preview: { host: '127.0.0.1', ...port } })
console.log(`Podscope: ${server.resolvedUrls?.local[0] ?? ''}`)

import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { expect, test } from './podscope.ts'

const DIST = join(import.meta.dirname, '../../dist')
const FOLDER = '/some/folder/'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
}

test.use({ serviceWorkers: 'allow' })

/** A static host that knows nothing but files, and has the app in a folder. */
const hosted = test.extend<{ baseURL: string }>({
  baseURL: async ({ browserName: _ }, provide) => {
    const server = createServer(({ url = '' }, response) => {
      const { pathname } = new URL(url, 'http://localhost')
      const file = join(DIST, pathname.slice(FOLDER.length) || 'index.html')
      const found = pathname.startsWith(FOLDER) && existsSync(file)
      response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
      response.end(found ? readFileSync(file) : '')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    await provide(`http://127.0.0.1:${(server.address() as AddressInfo).port}${FOLDER}`)
    server.closeAllConnections()
    server.close()
  },
})

hosted('works from any folder of a static host, under a policy that allows its own origin alone', async ({ podscope, page }) => {
  await podscope.open()
  await expect(podscope.rowsOf('STATUS').filter({ hasText: 'CrashLoopBackOff' })).not.toHaveCount(0)
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  const sources = new Map((policy ?? '').split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]))
  expect(sources.get('default-src')).toBe("'none'")
  expect(sources.get('script-src')).toBe("'self'")
  expect(sources.get('connect-src')).toBe("'self'")
})

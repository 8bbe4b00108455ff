/** Keeps the whole app in the browser, so that it opens without a network. It is built as a file of its own, next to index.html. */

/** The names of all files of this build, put in by the build. */
declare const FILES: readonly string[]
/** Another word for each build. */
declare const BUILD: string

interface LastingEvent extends Event {
  waitUntil(promise: Promise<unknown>): void
}

interface RequestEvent extends LastingEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

interface WorkerScope {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void
}

const scope = globalThis as unknown as WorkerScope
const PREFIX = 'podscope-'
const CACHE = PREFIX + BUILD

async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll(['./', ...FILES])
  await scope.skipWaiting()
}

async function activate(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)))
  await scope.clients.claim()
}

/** The page comes from the network while there is one, so that a new build is seen at once; what it names never changes, whoever asks. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  if (request.mode !== 'navigate') return (await cache.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request)
  try {
    return await fetch(request)
  } catch {
    return (await cache.match('./')) ?? Response.error()
  }
}

scope.addEventListener('install', (event) => event.waitUntil(install()))
scope.addEventListener('activate', (event) => event.waitUntil(activate()))
scope.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method === 'GET' && request.url.startsWith(scope.registration.scope)) event.respondWith(answer(request))
})

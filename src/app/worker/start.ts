/** How the fragment of a link begins that brings a world. */
export const LINK = '#world='

const start = (): Worker => new Worker(new URL('./simulator.worker.ts', import.meta.url), { type: 'module', name: 'simulator' })

/**
 * Who opens a link came for its picture: the worker reads its code while the page still reads its own. For that the built page loads this file
 * ahead of all others, and so it imports nothing.
 */
let early = 'location' in globalThis && location.hash.startsWith(LINK) ? start() : null

// Whoever takes it later would not hear that it could not be loaded.
early?.addEventListener('error', () => (early = null))

/** A worker that nobody else has. */
export function takeWorker(): Worker {
  const taken = early ?? start()
  early = null
  return taken
}

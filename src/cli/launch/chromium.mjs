import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Installs Debian's Chromium when the machine has none. What apt-get says goes to stderr. */
export function ensureChromium() {
  if (existsSync('/usr/bin/chromium')) return
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo']
  for (const args of [['update'], ['install', '-y', 'chromium']]) {
    const [program = '', ...rest] = [...asRoot, 'apt-get', ...args]
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    if (spawnSync(program, rest, { stdio: ['ignore', 2, 2], env }).status !== 0) {
      console.error('Chromium could not be installed; install Debian\'s package "chromium" and run again')
    }
  }
}

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exclusively } from '../../../src/cli/launch/lock.mjs'

const LOCK = join(import.meta.dirname, '../../../src/cli/launch/lock.mjs')
const name = (what: string): string => `${what}-${process.pid}`

test('one at a time', async () => {
  const order: string[] = []
  const work = (id: string) => async (): Promise<void> => {
    order.push(`${id} begins`)
    await new Promise((resolve) => setImmediate(resolve))
    order.push(`${id} ends`)
  }
  await Promise.all([exclusively(name('turns'), work('a')), exclusively(name('turns'), work('b'))])
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})

test('work that fails gives the lock back', async () => {
  await expect(
    exclusively(name('fails'), () => {
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await exclusively(name('fails'), () => 'next')).toBe('next')
})

test('a killed holder keeps nobody waiting', async () => {
  const script = `import(${JSON.stringify(LOCK)}).then(({ exclusively }) => exclusively('${name('killed')}', () => process.kill(process.pid, 'SIGKILL')))`
  expect(spawnSync(process.execPath, ['-e', script]).signal).toBe('SIGKILL')
  expect(await exclusively(name('killed'), () => 'taken over')).toBe('taken over')
})

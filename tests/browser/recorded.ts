import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect } from './podscope.ts'

/** Lays a recording of a real cluster, of the page's first world, over the simulation. */
export async function layOver(page: Page): Promise<void> {
  const file = readFileSync(join(import.meta.dirname, '../recordings/hung-web/watch.jsonl.gz'))
  await page.evaluate((text) => {
    const files = new DataTransfer()
    files.items.add(new File([text], 'watch.jsonl'))
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }))
  }, gunzipSync(file).toString())
  await expect(page.getByRole('radio', { name: 'Overlay' })).toBeChecked()
}

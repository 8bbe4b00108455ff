/** Writes a picture of the first world, without the hint of a first visit, to a file: `screenshot.ts PROJECT_FOLDER FILE`. */
import { openStage, untilReady } from './stage.ts'

const [root = '', file = ''] = process.argv.slice(2)
const stage = await openStage(root)
await stage.visit(async (page, address) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.addInitScript(() => localStorage.setItem('podscope', JSON.stringify({ welcomed: true })))
  await page.goto(address)
  await untilReady(page)
  await page.getByTestId('pod-row').waitFor()
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
})
await stage.close()

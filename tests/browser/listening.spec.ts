import { expect, test } from './podscope.ts'

test('the time is a slider that reads out the Pod', async ({ podscope, page }) => {
  await podscope.open()
  const slider = page.getByRole('slider', { name: 'Time' })
  await expect(slider).toHaveAttribute(
    'aria-valuetext',
    /^3 minutes 23 seconds\. web: CrashLoopBackOff, \d+\.\d s left, 4 restarts\. Not ready\.$/,
  )
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(podscope.time).toHaveText('0:00.0')
  await expect(slider).toHaveAttribute('aria-valuetext', /^0 seconds\./)
})

test('a Pod in flow style can be broken', async ({ podscope, page }) => {
  await podscope.open()
  await podscope.write('apiVersion: v1\nkind: Pod\nmetadata: {name: own}\nspec: {containers: [{name: app, image: example/app:1}]}\n')
  await expect(page.getByRole('button', { name: /^Preset/ })).toContainText('Own world')
  await expect(page.getByRole('tab', { name: 'Manifest' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'Exit 1' }).click()
  await expect(podscope.pennants).toHaveCount(1)
  await expect(podscope.rowsOf('app').filter({ hasText: 'Error' }).first()).toBeAttached()
})

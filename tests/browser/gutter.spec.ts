import { expect, test } from './podscope.ts'

const CONDITIONS = ['PodScheduled', 'PodReadyToStartContainers', 'Initialized', 'ContainersReady', 'Ready']

test('the names of conditions are whole; where the gutter is narrow they end in an ellipsis, and their titles have all', async ({
  podscope,
  page,
}) => {
  await podscope.openPicture()
  const rows = page.locator('.tl-gutter .tl-name-row.is-cond')
  const looked = (): Promise<readonly { name: string; cut: boolean; title: string | null; value: string | null; glyph: number }[]> =>
    rows.evaluateAll((all) =>
      all.map((row) => {
        const name = row.querySelector<HTMLElement>('.tl-name')
        const value = row.querySelector('.tl-value')
        return {
          name: name?.textContent ?? '',
          cut: (name?.scrollWidth ?? 0) > (name?.clientWidth ?? 0),
          title: name?.title ?? null,
          value: value?.getAttribute('title') ?? null,
          glyph: value?.querySelector('svg')?.getBoundingClientRect().width ?? 0,
        }
      }),
    )
  await expect(rows).toHaveCount(CONDITIONS.length)
  const wide = await looked()
  expect(wide.map(({ name }) => name)).toEqual(CONDITIONS)
  expect(wide.map(({ cut }) => cut)).toEqual(CONDITIONS.map(() => false))
  expect(wide.map(({ value }) => value)).toEqual(['True', 'True', 'True', 'False', 'False'])

  const separator = page.getByRole('slider', { name: 'Width of the lane names' })
  await separator.fill((await separator.getAttribute('min')) ?? '')
  await expect.poll(async () => (await looked()).map(({ cut }) => cut)).toContain(true)
  const narrow = await looked()
  expect(narrow.map(({ title }) => title)).toEqual(CONDITIONS)
  // The glyph says the same as the word, which has gone.
  for (const { glyph } of narrow) expect(glyph).toBeGreaterThan(8)
  await expect(page.locator('.conds li').filter({ hasText: 'PodReadyToStartContainers' })).toBeVisible()
})

import type { Frame, Page } from '@playwright/test'
import axe from 'axe-core'

/**
 * What axe finds on the page or in a part of it, the editor's own page within the page aside. It runs in the page itself and tells what is
 * wrong only: what is right would be megabytes.
 */
export async function violations(page: Page | Frame, part?: string): Promise<unknown> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async (include) => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe
    const context = { exclude: ['.monaco-editor'], ...(include !== undefined && { include: [include] }) }
    const { violations: found } = await run(context, { resultTypes: ['violations'] })
    return found.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))
  }, part)
}

const CONTROLS =
  'button, a[href], input, select, textarea, summary, [role=tab], [role^=menuitem], [role=option], [role=slider], [tabindex="0"]'

/**
 * The controls in sight that are smaller than `least` pixels in a direction, in words. Aside are the editor's and the terminal's own, lines
 * between panes, which have keys and buttons that do the same, what a menu hangs on, and what only assistive technology has.
 */
export const smallTargets = (page: Page, least: number): Promise<readonly string[]> =>
  page.evaluate(
    ({ controls, pixels }) =>
      [...document.querySelectorAll(controls)]
        .filter(
          (one) =>
            !one.closest(
              '.monaco-editor, .xterm, .hidden, [aria-hidden=true], [role=separator], .menu-anchor, .time-slider, .gutter-separator',
            ),
        )
        .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && box.height > 0 && Math.min(box.width, box.height) < pixels - 0.5)
        .map(({ one, box }) => `${one.outerHTML.slice(0, 90)}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`),
    { controls: CONTROLS, pixels: least },
  )

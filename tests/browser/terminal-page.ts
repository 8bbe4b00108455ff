import type { Locator, Page } from '@playwright/test'
import { expect } from './podscope.ts'

/** A prompt with nothing typed behind it. */
export const PROMPT = /(?:^|\n)\d+:\d\d\.\d(?: [\w-]+)? \$$/

/** The terminal as somebody at the keyboard has it. */
export class Terminal {
  readonly page: Page
  readonly keys: Locator

  constructor(page: Page) {
    this.page = page
    this.keys = page.getByRole('textbox', { name: 'Terminal with kubectl, at the cursor' })
  }

  async open(): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.page.getByRole('tab', { name: 'kubectl' }).click()
    await this.keys.waitFor({ state: 'attached' })
  }

  /** All that stands in it. */
  async text(): Promise<string> {
    await this.page.getByRole('button', { name: 'Copy what the terminal shows' }).click()
    return this.page.evaluate(() => navigator.clipboard.readText())
  }

  async type(line: string): Promise<void> {
    await this.keys.focus()
    await this.page.keyboard.type(`${line}\n`)
  }

  /** Waits until all that stands in it is such. */
  async shows(text: RegExp): Promise<void> {
    await expect(async () => expect(await this.text()).toMatch(text)).toPass()
  }

  /** Types a line, and answers what is printed until the next prompt. */
  async run(line: string): Promise<string> {
    await this.keys.focus()
    await this.page.keyboard.press('Control+L')
    await this.page.keyboard.type(line)
    await this.page.keyboard.press('Enter')
    let printed = ''
    await expect(async () => {
      const lines = (await this.text()).split('\n')
      expect(lines.join('\n')).toMatch(PROMPT)
      expect(lines[0]).toContain(line.slice(0, 40))
      printed = lines.slice(1, -1).join('\n')
    }).toPass()
    return printed
  }
}

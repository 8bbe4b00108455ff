import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/app/commands.ts'
import { GESTURES, KEYS } from '../../../src/app/help/keys.ts'
import { en } from '../../../src/messages/en/index.ts'

const MODIFIERS: ReadonlySet<string> = new Set(['Ctrl', 'Shift', 'Alt'])

/** `Shift , .` as the two that are pressed: `Shift ,` and `Shift .`. */
function pressed(keys: string): readonly string[] {
  const words = keys.split(' ')
  const held = words.filter((word) => MODIFIERS.has(word))
  return words.filter((word) => !MODIFIERS.has(word)).map((key) => [...held, key].join(' '))
}

const SHEET = new Set(KEYS.flatMap(({ keys }) => pressed(keys)))

describe('the sheet of keys', () => {
  it('has every command that has a key', () => {
    const missing = COMMANDS.filter(({ keys }) => keys !== '' && !pressed(keys).every((one) => SHEET.has(one)))
    expect(missing.map(({ id }) => id)).toEqual([])
  })

  it.each(['Home', 'End', 'Esc', 'Ctrl Shift Z', 'Delete', 'Enter', 'Ctrl Shift P', 'Shift ←', 'Shift →', 'F6'])('has %s', (key) => {
    expect([...SHEET]).toContain(key)
  })

  it('says what each movement of the pointer does', () => {
    const said = GESTURES.flatMap((gesture) => [`help.pointer.${gesture}`, `help.pointer.${gesture}.does`])
    expect(said.filter((key) => !Object.hasOwn(en, key))).toEqual([])
  })
})

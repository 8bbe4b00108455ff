import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { app } from './en/app.ts'
import { editor } from './en/editor.ts'
import type { en } from './en/index.ts'
import { presets } from './en/presets.ts'

/** The key of a message; English names all of them. */
export type MessageKey = keyof typeof en
/** Messages in ICU MessageFormat. */
type Messages = Readonly<Record<string, string>>
export type MessageValues = Readonly<Record<string, string | number>>

/** What the first paint says. The rest comes with `all.ts`, which everything that comes later imports. */
const first: Messages = { ...app, ...editor, ...presets }
let known: Messages = first

const i18n = setupI18n({ locale: 'en', messages: { en: { ...first } } })

const compiled = new Map<string, ReturnType<typeof compileMessage>>()

/** Lingui compiles a message each time that it is said: here only the first time, as some are said in every frame. */
i18n.setMessagesCompiler((message) => {
  let tokens = compiled.get(message)
  if (!tokens) compiled.set(message, (tokens = compileMessage(message)))
  return tokens
})

/** The text of a message in the language of the page. Kubernetes' own words go in as values, untranslated. */
export const t = (key: MessageKey, values?: MessageValues): string => i18n._(key, values)

/** Makes known all messages. */
export function addMessages(messages: Readonly<Record<MessageKey, string>>): void {
  known = messages
  i18n.load('en', { ...messages })
}

/** Whether a text, say a NoteRecord's `what` behind a prefix, is the key of a message. */
export const hasMessage = (key: string): key is MessageKey => key in known

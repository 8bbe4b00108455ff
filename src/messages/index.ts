import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { en } from './en/index.ts'

/** The key of a message; English names all of them. */
export type MessageKey = keyof typeof en
/** Every message of one language, in ICU MessageFormat. */
export type Messages = Readonly<Record<MessageKey, string>>
export type Locale = 'en'
export type MessageValues = Readonly<Record<string, string | number>>

const catalogues: Readonly<Record<Locale, Messages>> = { en }
export const LOCALES: readonly Locale[] = ['en']

const i18n = setupI18n({ locale: 'en', messages: { en: { ...en } } })
i18n.setMessagesCompiler(compileMessage)

/** The text of a message in the language of the page. Kubernetes' own words go in as values, untranslated. */
export const t = (key: MessageKey, values?: MessageValues): string => i18n._(key, values)

/** Whether a text, say a NoteRecord's `what` behind a prefix, is the key of a message. */
export const hasMessage = (key: string): key is MessageKey => key in catalogues.en

/** Switches the page's language; those who listen draw again. */
export function setLocale(locale: Locale): void {
  i18n.loadAndActivate({ locale, messages: { ...catalogues[locale] } })
}

/** Calls `listener` after each change of language; returns how to stop that. */
export const onLocaleChange = (listener: () => void): (() => void) => i18n.on('change', listener)

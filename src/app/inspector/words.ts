import type { Words } from '../../explain/words.ts'
import { t } from '../../messages/index.ts'

/** An explanation's words in the language of the page. */
export const wordsOf = (words: Words): string => (typeof words === 'string' ? words : t(words.key, words.values))

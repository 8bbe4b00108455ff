/** Imported for what it does: it makes all messages known, where those of the first paint are not enough. */
import { en } from './en/index.ts'
import { addMessages } from './index.ts'

addMessages(en)

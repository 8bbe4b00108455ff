import { get } from './get/get.ts'
import type { Verb } from './session.ts'

/** What kubectl can print without changing anything, by the command's full name. */
export const VERBS: Readonly<Record<string, Verb>> = { get }

import { advice } from './advice.ts'
import { app } from './app.ts'
import { brief } from './brief.ts'
import { compare } from './compare.ts'
import { editor } from './editor.ts'
import { explain } from './explain.ts'
import { faults } from './faults.ts'
import { help } from './help.ts'
import { inspector } from './inspector.ts'
import { present } from './present.ts'
import { presets } from './presets.ts'
import { share } from './share.ts'
import { statechart } from './statechart.ts'
import { terminal } from './terminal.ts'
import { timeline } from './timeline.ts'
import { why } from './why.ts'

/** English, the language that names every message. One file a room of the page; a key begins with the name of its file (`brief.ts` has those of `prose`, too). */
export const en = {
  ...advice,
  ...app,
  ...brief,
  ...compare,
  ...editor,
  ...explain,
  ...faults,
  ...help,
  ...inspector,
  ...present,
  ...presets,
  ...share,
  ...statechart,
  ...terminal,
  ...timeline,
  ...why,
} as const

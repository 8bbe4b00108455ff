import { t } from '../../messages/index.ts'
import { playback } from '../playback/playback.ts'
import type { RecordedRun } from '../store/compared.ts'
import { useInputs } from '../store/inputs.ts'
import { chooseSource } from '../store/recall.ts'
import { BARE } from './link.ts'
import { say } from './state.ts'

/**
 * Puts what a recording began with into the editor, as one step of undo: the Pods as they were written, to be changed and played again. The
 * recording stays, laid over them.
 */
export async function simulateRecorded({ name, text: stream }: RecordedRun): Promise<void> {
  const [{ readWatchStream }, { worldOfRecording }] = await Promise.all([
    import('../../recording/watch-stream.ts'),
    import('../../recording/world.ts'),
  ])
  const text = worldOfRecording(readWatchStream(stream, name))
  if (text === null) return say(t('share.import.nothing-to-simulate', { name }))
  playback.send({ type: 'pause' })
  const { preset, cursor, view, selection, measure } = BARE
  useInputs.getState().show({ kind: 'file', about: name }, { text, preset, cursor, view, selection, measure })
  chooseSource('overlay')
}

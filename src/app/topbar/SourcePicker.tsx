import { t } from '../../messages/index.ts'
import { closeRecording } from '../store/compare.ts'
import { SOURCES, useCompare } from '../store/compared.ts'
import { IconButton } from './IconButton.tsx'

/** Whether the simulation, the recording, or one over the other is shown; only where there is a recording. */
export function SourcePicker() {
  const recording = useCompare((state) => state.recording)
  const source = useCompare((state) => state.source)
  if (!recording) return null
  return (
    <fieldset className="source-picker" aria-label={t('share.source')} title={recording.name}>
      {SOURCES.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="source"
            className="hidden"
            checked={one === source}
            onChange={() => useCompare.setState({ source: one })}
          />
          {t(`share.source.${one}`)}
        </label>
      ))}
      <IconButton icon="close" label={t('share.source.close')} onClick={closeRecording} />
    </fieldset>
  )
}

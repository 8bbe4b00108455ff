import { t } from '../../messages/index.ts'
import { closeRecording } from '../store/compare.ts'
import { SOURCES, useCompare } from '../store/compared.ts'
import { chooseSource } from '../store/recall.ts'
import { IconButton } from './IconButton.tsx'

/** Whether the simulation, the recording, or one over the other is shown; only where there is a recording. */
export function SourcePicker() {
  const recording = useCompare((state) => state.recording)
  const source = useCompare((state) => state.source)
  if (!recording) return null
  const { name, about, model } = recording
  const since = `${model.epoch.slice(0, 10)} ${model.epoch.slice(11, 19)}`
  return (
    <fieldset className="source-picker" aria-label={t('share.source')} title={t('share.source.of', { name, since })}>
      {SOURCES.map((one) => (
        <label key={one}>
          <input type="radio" name="source" className="hidden" checked={one === source} onChange={() => chooseSource(one)} />
          {t(`share.source.${one}`)}
        </label>
      ))}
      {about.times === 'inferred' ? (
        <span className="source-inferred" title={t('share.source.inferred')}>
          {t('share.source.second')}
        </span>
      ) : null}
      <IconButton icon="close" label={t('share.source.close')} onClick={closeRecording} />
    </fieldset>
  )
}

import { t } from '../../messages/index.ts'
import { useCompare } from '../store/compared.ts'
import { useUi } from '../store/ui.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import './Notice.css'

/** What is to be said about something that came in from outside; it stays until it is dismissed, or the recording that it is about is gone. */
export function Notice() {
  const told = useUi((state) => state.notice)
  const recording = useCompare((state) => state.recording)
  const notice = told?.about && told.about !== recording ? null : told
  return (
    <output className="notice-box">
      {notice ? (
        <p className="notice">
          <span>{notice.text}</span>
          {notice.action ? (
            <button type="button" className="link" onClick={notice.action.run}>
              {notice.action.label}
            </button>
          ) : null}
          <IconButton icon="close" label={t('share.dismiss')} onClick={() => useUi.getState().set({ notice: null })} />
        </p>
      ) : null}
    </output>
  )
}

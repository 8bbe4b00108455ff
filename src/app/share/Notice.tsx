import { t } from '../../messages/index.ts'
import { useUi } from '../store/ui.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import './Notice.css'

/** What is to be said about something that came in from outside; it stays until it is dismissed. */
export function Notice() {
  const notice = useUi((state) => state.notice)
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

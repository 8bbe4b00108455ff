import { useEffect, useRef, useState } from 'react'
import '../../messages/all.ts'
import { formatTime } from '../../base/clock-text.ts'
import type { SimTime } from '../../base/time.ts'
import type { PlainEditor } from '../../editor/index.ts'
import { t } from '../../messages/index.ts'
import { Modal } from '../modal/Modal.tsx'
import { useTheme } from '../theme.ts'
import './EditDialog.css'

interface Props {
  /** `pod/web`. */
  readonly title: string
  readonly text: string
  /** Why what was saved before was not accepted. */
  readonly failure: string | null
  readonly at: SimTime
  /** Gets the text that is saved; when the dialog is left, the text as it was. */
  readonly onEnd: (text: string) => void
}

/** The editor that `kubectl edit` opens. */
export function EditDialog({ title, text, failure, at, onEnd }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<PlainEditor | null>(null)
  const theme = useTheme()
  // A dialog is of one text: the next one has a dialog of its own.
  const [opening] = useState({ theme, text, onEnd })
  const [loaded, setLoaded] = useState(false)
  const now = (): string => editor.current?.text() ?? text
  const save = (): void => onEnd(now())

  useEffect(() => {
    let gone = false
    const start = async (): Promise<void> => {
      const { createPlainEditor } = await import('../../editor/index.ts')
      if (gone || !host.current) return
      editor.current = createPlainEditor(host.current, {
        text: opening.text,
        theme: opening.theme,
        label: t('terminal.edit.text'),
        onSave: () => opening.onEnd(editor.current?.text() ?? opening.text),
      })
      setLoaded(true)
    }
    void start()
    return () => {
      gone = true
      editor.current?.destroy()
      editor.current = null
    }
  }, [opening])

  useEffect(() => editor.current?.setTheme(theme), [theme])

  return (
    <Modal
      title={t('terminal.edit.title', { title })}
      className="object-edit"
      onClose={() => onEnd(text)}
      // What somebody has written is not lost by a key that an editor knows otherwise.
      isHeld={() => now() !== text}
    >
      <p className="object-edit-about">{t('terminal.edit.about', { time: formatTime(at, 1) })}</p>
      {failure === null ? null : (
        <p className="object-edit-failure" role="alert">
          {failure}
        </p>
      )}
      <div className="object-edit-host" ref={host} />
      <div className="object-edit-buttons">
        <button type="button" className="button" onClick={() => onEnd(text)}>
          {t('terminal.edit.leave')}
        </button>
        <button type="button" className="button button-main" disabled={!loaded} onClick={save}>
          {t('terminal.edit.save')}
        </button>
      </div>
    </Modal>
  )
}
